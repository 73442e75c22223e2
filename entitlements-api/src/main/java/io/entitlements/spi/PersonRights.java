package io.entitlements.spi;

import io.entitlements.account.AccountStatus;
import java.util.List;
import java.util.Objects;

/**
 * The seats that a person holds.
 *
 * @param status how the account is
 * @param held one entry for each seat, in {@link HeldRight#ORDER}; none if the account is disabled
 *     or deleted
 */
public record PersonRights(AccountStatus status, List<HeldRight> held) {

  /** Checks that nothing is missing and keeps an immutable copy. */
  public PersonRights {
    Objects.requireNonNull(status, "status");
    held = List.copyOf(held);
  }
}
