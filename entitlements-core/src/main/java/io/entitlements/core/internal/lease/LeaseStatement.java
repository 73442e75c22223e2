package io.entitlements.core.internal.lease;

import io.entitlements.core.internal.decision.Right;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a lease states, before it is signed and after it is verified.
 *
 * @param issuer who states it
 * @param id the lease
 * @param account whose rights; empty if they are the computer's own
 * @param device on which device it may be used
 * @param issuedAt when it was issued, in whole seconds
 * @param notBefore the first instant at which it holds, in whole seconds
 * @param expiresAt the first instant at which it does not hold any more, in whole seconds
 * @param rights the rights
 */
public record LeaseStatement(
    String issuer,
    LeaseId id,
    Optional<AccountId> account,
    DeviceId device,
    Instant issuedAt,
    Instant notBefore,
    Instant expiresAt,
    List<Right> rights) {

  /** The {@code typ} of a lease: no other signed text of ours passes for one. */
  public static final String TYP = "entitlements-lease+jwt";

  /** Keeps an immutable copy. */
  public LeaseStatement {
    rights = List.copyOf(rights);
  }
}
