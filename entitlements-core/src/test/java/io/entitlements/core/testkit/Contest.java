package io.entitlements.core.testkit;

import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the contestants of a race for seats must know, wherever they run.
 *
 * @param administrator who asks for everything that an administrator may ask for
 * @param organization the organization
 * @param subscription the one subscription that all of them want seats of
 * @param number which process this is, from 0; its clock is late by as many minutes
 * @param seed from which all that the process does follows
 * @param threads how many threads it runs
 * @param tries how often each thread asks for something
 */
record Contest(
    AccountId administrator,
    OrganizationId organization,
    SubscriptionId subscription,
    int number,
    long seed,
    int threads,
    int tries) {

  private static final int WORDS = 7;

  /** Some hours before the first boundary. */
  private static final Instant START = Instant.parse("2026-09-15T04:00:00Z");

  /** Passes two boundaries of terms, each at the end of a local day. */
  private static final Duration LENGTH = Duration.ofHours(30);

  Contest of(int process, int threadsOfIt, int triesOfIt) {
    return new Contest(
        administrator,
        organization,
        subscription,
        process,
        seed * 31 + process,
        threadsOfIt,
        triesOfIt);
  }

  /** The instant of this process when so many of its tries have begun. */
  Instant instant(int begun) {
    Duration late = Duration.ofMinutes(number);
    Duration passed = LENGTH.multipliedBy(begun).dividedBy((long) threads * tries);
    return START.minus(late).plus(passed);
  }

  /** When all is over, on all clocks. */
  static Instant end() {
    return START.plus(LENGTH);
  }

  List<String> words() {
    return List.of(
        administrator.toString(),
        organization.toString(),
        subscription.toString(),
        Integer.toString(number),
        Long.toString(seed),
        Integer.toString(threads),
        Integer.toString(tries));
  }

  static Contest ofWords(List<String> words) {
    return new Contest(
        AccountId.parse(words.get(0)),
        OrganizationId.parse(words.get(1)),
        SubscriptionId.parse(words.get(2)),
        Integer.parseInt(words.get(3)),
        Long.parseLong(words.get(4)),
        Integer.parseInt(words.get(5)),
        Integer.parseInt(words.get(6)));
  }

  static List<String> rest(List<String> words) {
    return words.subList(WORDS, words.size());
  }
}
