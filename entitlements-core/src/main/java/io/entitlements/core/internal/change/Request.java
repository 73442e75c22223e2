package io.entitlements.core.internal.change;

import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Scope;

/**
 * A request that is answered once.
 *
 * @param scope in whose history the key is unique
 * @param key the caller's key
 * @param operation which request it is, for example {@code seat.assign}
 * @param digest what was asked, as a hash
 */
public record Request(Scope scope, IdempotencyKey key, String operation, String digest) {

  /**
   * Makes one; the parts say everything that was asked. Each part's own text is hashed and kept, so
   * it is one that never changes: of an identifier, a number, a date, a stored name.
   */
  public static Request of(Scope scope, IdempotencyKey key, String operation, Object... parts) {
    StringBuilder text = new StringBuilder(operation);
    for (Object part : parts) {
      // Length first: no two lists of parts run together into the same text.
      String written = part.toString();
      text.append('\n').append(written.length()).append(':').append(written);
    }
    return new Request(scope, key, operation, Secrets.hash(text.toString()));
  }

  /** The same request; the audit trail names also what it makes. */
  public Request making(Object made) {
    return new Request(scope, key, operation + " " + made, digest);
  }
}
