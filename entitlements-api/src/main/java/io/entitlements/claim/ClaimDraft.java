package io.entitlements.claim;

import io.entitlements.account.Organization;
import io.entitlements.type.OrganizationId;
import java.util.Objects;
import java.util.Set;

/**
 * What somebody wants to claim: an immutable value that a portal carries from page to page. Each
 * answer can be replaced until it is submitted; nothing is kept of it before.
 *
 * @param proof by what
 * @param recipient for which organization
 * @param bundles which, by their places in the order, from 0; empty for all that can be claimed
 * @param vendor who sold the displays
 */
public record ClaimDraft(Proof proof, Recipient recipient, Set<Integer> bundles, Vendor vendor) {

  /** Checks the sizes; keeps an immutable copy. */
  public ClaimDraft {
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(vendor, "vendor");
    bundles = Set.copyOf(bundles);
    if (bundles.size() > PurchaseOrder.MAX_BUNDLES) {
      throw new IllegalArgumentException(
          "an order has at most " + PurchaseOrder.MAX_BUNDLES + " bundles");
    }
  }

  /**
   * Claims by a URL all that can be claimed.
   *
   * @param secret the secret part of the URL
   * @param organization for which organization
   * @return the draft
   */
  public static ClaimDraft byLink(String secret, OrganizationId organization) {
    return new ClaimDraft(new Link(secret), new Existing(organization), Set.of(), Vendor.NOT_SAID);
  }

  /**
   * Claims by hand all that can be claimed.
   *
   * @param serial the serial number of one display, as typed
   * @param displays how many were bought
   * @param organization for which organization
   * @return the draft
   */
  public static ClaimDraft byHand(String serial, int displays, OrganizationId organization) {
    return new ClaimDraft(
        new Display(serial, displays), new Existing(organization), Set.of(), Vendor.NOT_SAID);
  }

  /**
   * Replaces the proof.
   *
   * @param other by what
   * @return the changed draft
   */
  public ClaimDraft withProof(Proof other) {
    return new ClaimDraft(other, recipient, bundles, vendor);
  }

  /**
   * Replaces the organization.
   *
   * @param other for which
   * @return the changed draft
   */
  public ClaimDraft withRecipient(Recipient other) {
    return new ClaimDraft(proof, other, bundles, vendor);
  }

  /**
   * Replaces the choice of bundles.
   *
   * @param others which, by their places in the order; empty for all that can be claimed
   * @return the changed draft
   */
  public ClaimDraft withBundles(Set<Integer> others) {
    return new ClaimDraft(proof, recipient, others, vendor);
  }

  /**
   * Replaces what is said of the vendor.
   *
   * @param other who sold the displays
   * @return the changed draft
   */
  public ClaimDraft withVendor(Vendor other) {
    return new ClaimDraft(proof, recipient, bundles, other);
  }

  /** By what somebody claims. */
  public sealed interface Proof {}

  /**
   * The URL of the order's confirmation, forwarded or not.
   *
   * @param secret its secret part
   */
  public record Link(String secret) implements Proof {
    /** Checks that there is one. */
    public Link {
      Objects.requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
      return "Link[***]";
    }
  }

  /**
   * What stands on a display, and how many were bought with it.
   *
   * @param serial its serial number as typed; any case, spaces and dashes do not count, and letters
   *     that look like digits are read as such; at most 100 characters
   * @param displays how many displays the order has
   */
  public record Display(String serial, int displays) implements Proof {
    /** Checks the length. */
    public Display {
      if (serial.length() > 100) {
        throw new IllegalArgumentException("a serial number is typed in at most 100 characters");
      }
    }

    @Override
    public String toString() {
      return "Display[***]";
    }
  }

  /** For whom somebody claims. */
  public sealed interface Recipient {}

  /**
   * An organization that there is; the claimant is an administrator of it.
   *
   * @param organization which
   */
  public record Existing(OrganizationId organization) implements Recipient {
    /** Checks that there is one. */
    public Existing {
      Objects.requireNonNull(organization, "organization");
    }
  }

  /**
   * An organization that is added by the claim; the claimant becomes its owner and administrator.
   *
   * @param details what it says of itself
   */
  public record Added(Organization.Details details) implements Recipient {
    /** Checks that there are some. */
    public Added {
      Objects.requireNonNull(details, "details");
    }
  }
}
