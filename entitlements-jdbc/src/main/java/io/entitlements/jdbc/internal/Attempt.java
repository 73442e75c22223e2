package io.entitlements.jdbc.internal;

/** One attempt at a transaction. */
@FunctionalInterface
interface Attempt<T> {

  T run() throws GivenUpException;
}
