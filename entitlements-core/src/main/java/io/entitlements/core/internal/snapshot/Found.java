package io.entitlements.core.internal.snapshot;

import io.entitlements.account.AccountStatus;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What the store says of one person or computer.
 *
 * @param held one entry for each seat
 * @param withoutRight the answer about features of no held product
 */
record Found(List<HeldRight> held, Decision withoutRight) {

  static final Decision NO_SEAT = Decision.none(Reason.NO_SEAT);

  private static final Decision DISABLED = Decision.none(Reason.ACCOUNT_DISABLED);
  private static final Decision UNKNOWN = Decision.none(Reason.UNKNOWN_ACCOUNT);

  static Found person(Optional<PersonRights> person) {
    return person
        .map(rights -> new Found(rights.held(), answer(rights.status())))
        .orElseGet(() -> new Found(List.of(), UNKNOWN));
  }

  static Found computer(List<HeldRight> held) {
    return new Found(held, NO_SEAT);
  }

  private static Decision answer(AccountStatus status) {
    return switch (status) {
      case PENDING, ACTIVE -> NO_SEAT;
      case DISABLED -> DISABLED;
      case DELETED -> UNKNOWN;
    };
  }

  /** What is of one organization in it. */
  Found within(OrganizationId organization) {
    List<HeldRight> own =
        held.stream()
            .filter(right -> right.subscription().organization().equals(organization))
            .toList();
    return new Found(own, withoutRight);
  }

  /** Whether it speaks of something of that kind. */
  boolean isAboutAny(Predicate<UUID> subjects) {
    return held.stream()
        .map(HeldRight::subscription)
        .anyMatch(
            subscription ->
                subjects.test(subscription.id().value())
                    || subjects.test(subscription.organization().value()));
  }
}
