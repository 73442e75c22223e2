package io.entitlements.core.internal.scim.schema;

/** What an attribute is beside its type (RFC 7643, 2.2); each says what is not the usual. */
public enum Trait {
  /** It has several values. */
  MULTI_VALUED,
  /** It has always a value. */
  REQUIRED,
  /** Its values differ by case. */
  CASE_EXACT,
  /** Senders cannot set it. */
  READ_ONLY,
  /** Senders set it once. */
  IMMUTABLE,
  /** It is in every answer, also if it is not asked for. */
  ALWAYS_RETURNED,
  /** No two resources of one list have the same. */
  UNIQUE,
  /** Of its values no two have the same {@code value}, which is all that matters of them. */
  IDENTIFIED_BY_VALUE
}
