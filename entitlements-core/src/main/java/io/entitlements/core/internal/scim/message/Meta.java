package io.entitlements.core.internal.scim.message;

import java.time.Instant;

/**
 * Facts of a resource itself (RFC 7643, 3.1).
 *
 * @param created when it was created
 * @param lastModified when it was changed last
 * @param version its state
 */
public record Meta(Instant created, Instant lastModified, EntityTag version) {}
