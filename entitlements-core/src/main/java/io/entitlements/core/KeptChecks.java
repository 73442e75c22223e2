package io.entitlements.core;

/**
 * Of how many an engine keeps the answers to checks at hand. Estimates: those that were dropped
 * lately may be counted.
 *
 * @param people of how many people
 * @param computers of how many computers
 */
public record KeptChecks(long people, long computers) {}
