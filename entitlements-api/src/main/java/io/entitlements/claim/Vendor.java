package io.entitlements.claim;

import io.entitlements.type.DisplayText;

/**
 * Who sold the displays, as the claimant says; kept for people and compared with nothing.
 *
 * @param name at most {@value #MAX_LENGTH} characters, without control characters; may be empty
 * @param location likewise
 */
public record Vendor(String name, String location) {

  /** The most characters of a name or a location. */
  public static final int MAX_LENGTH = 200;

  /** Nothing was said. */
  public static final Vendor NOT_SAID = new Vendor("", "");

  /** Checks both texts. */
  public Vendor {
    DisplayText.check("the vendor's name", name, 0, MAX_LENGTH);
    DisplayText.check("the vendor's location", location, 0, MAX_LENGTH);
  }
}
