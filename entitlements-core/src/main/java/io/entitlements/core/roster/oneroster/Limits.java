package io.entitlements.core.roster.oneroster;

/**
 * How much a bundle may ask of its reader.
 *
 * @param lineBytes the longest line, in bytes without its line end
 * @param records the most records of one file, the header not counted
 * @param problems after how many problems reading stops
 * @param pageSize how many people one page has at most
 */
record Limits(int lineBytes, int records, int problems, int pageSize) {

  static final Limits DEFAULT = new Limits(64 * 1024, 1_000_000, 100, 1_000);
}
