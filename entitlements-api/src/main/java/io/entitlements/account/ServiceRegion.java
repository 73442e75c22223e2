package io.entitlements.account;

/**
 * Where the service of an organization runs. It is chosen when the organization is added and stays,
 * because what is stored stays there; some connections are offered in some regions only.
 */
public enum ServiceRegion {
  /** North and South America. */
  AMERICAS,
  /** Europe. */
  EUROPE,
  /** Asia and the Pacific. */
  ASIA_PACIFIC
}
