package io.entitlements.claim;

import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What was bought.
 *
 * @param number what the shop printed on it
 * @param version which statement of the shop about this order, 1 to {@value #MAX_VERSION}; the
 *     highest counts
 * @param buyerEmail where the confirmation with the claim's URL goes
 * @param displays the hardware; at most {@value #MAX_DISPLAYS}, each serial once
 * @param bundles the software that came with it; 1 to {@value #MAX_BUNDLES}
 */
public record PurchaseOrder(
    OrderNumber number,
    int version,
    EmailAddress buyerEmail,
    List<Display> displays,
    List<Bundle> bundles) {

  /** The highest version of an order. */
  public static final int MAX_VERSION = 1_000_000_000;

  /** The most displays of one order. */
  public static final int MAX_DISPLAYS = 10_000;

  /** The most bundles of one order. */
  public static final int MAX_BUNDLES = 100;

  /** The most characters of a display's model. */
  public static final int MAX_MODEL = 100;

  /** Checks the sizes and that no serial repeats; keeps immutable copies. */
  public PurchaseOrder {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(buyerEmail, "buyerEmail");
    displays = List.copyOf(displays);
    bundles = List.copyOf(bundles);
    checkVersion(version);
    if (displays.size() > MAX_DISPLAYS) {
      throw new IllegalArgumentException("an order has at most " + MAX_DISPLAYS + " displays");
    }
    if (bundles.isEmpty() || bundles.size() > MAX_BUNDLES) {
      throw new IllegalArgumentException("an order has 1 to " + MAX_BUNDLES + " bundles");
    }
    if (new HashSet<>(displays.stream().map(Display::serial).toList()).size() != displays.size()) {
      throw new IllegalArgumentException("a serial number appears twice");
    }
  }

  /**
   * Checks the range of an order's version.
   *
   * @param version the version
   * @throws IllegalArgumentException if it is none
   */
  public static void checkVersion(int version) {
    if (version < 1 || version > MAX_VERSION) {
      throw new IllegalArgumentException(
          "the version of an order is 1 to " + MAX_VERSION + ", not " + version);
    }
  }

  @Override
  public String toString() {
    return "PurchaseOrder[" + number + " version " + version + "]";
  }

  /**
   * A hardware display.
   *
   * @param serial its serial number
   * @param model what it is, for people; at most {@value #MAX_MODEL} characters
   */
  public record Display(SerialNumber serial, String model) {
    /** Checks the length, and that no control character is in the model. */
    public Display {
      Objects.requireNonNull(serial, "serial");
      DisplayText.check("model", model, 0, MAX_MODEL);
    }
  }

  /**
   * Software that came with the hardware.
   *
   * @param product what
   * @param seats for how many, 1 to {@value Subscription#MAX_SEATS_OF_KEY}
   * @param term for how long
   */
  public record Bundle(ProductId product, int seats, BundleTerm term) {
    /** Checks the range. */
    public Bundle {
      Objects.requireNonNull(product, "product");
      Objects.requireNonNull(term, "term");
      if (seats < 1 || seats > Subscription.MAX_SEATS_OF_KEY) {
        throw new IllegalArgumentException(
            "a bundle has 1 to " + Subscription.MAX_SEATS_OF_KEY + " seats, not " + seats);
      }
    }
  }

  /** For how long bundled software was bought. */
  public sealed interface BundleTerm {

    /**
     * The dates that this means for an organization.
     *
     * @param claimedAt when the software was claimed
     * @param zone where the organization is
     * @return the term
     */
    Term startingFrom(Instant claimedAt, ZoneId zone);

    /**
     * A number of months, beginning with the day on which the software is claimed.
     *
     * @param months 1 to 120
     */
    record Months(int months) implements BundleTerm {
      /** Checks the range. */
      public Months {
        if (months < 1 || months > 120) {
          throw new IllegalArgumentException("a term has 1 to 120 months, not " + months);
        }
      }

      @Override
      public Term startingFrom(Instant claimedAt, ZoneId zone) {
        LocalDate first = claimedAt.atZone(zone).toLocalDate();
        return Term.ofDays(first, first.plusMonths(months).minusDays(1), zone);
      }
    }

    /**
     * Fixed days, whenever the software is claimed.
     *
     * @param first the first day, from the year 2000 on
     * @param last the last day, included, up to the year 2200
     */
    record Days(LocalDate first, LocalDate last) implements BundleTerm {
      /** Checks the order. */
      public Days {
        if (last.isBefore(first)) {
          throw new IllegalArgumentException("the last day is before the first");
        }
        if (first.getYear() < 2000 || last.getYear() > 2200) {
          throw new IllegalArgumentException("a term lies in the years 2000 to 2200");
        }
      }

      @Override
      public Term startingFrom(Instant claimedAt, ZoneId zone) {
        return Term.ofDays(first, last, zone);
      }
    }
  }
}
