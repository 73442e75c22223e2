package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order while it is being read, with all that is found wrong with it. */
final class OrderDraft {

  private final long line;
  private final List<OrderProblem> problems = new ArrayList<>();
  private final List<Display> displays = new ArrayList<>();
  private final Set<SerialNumber> serials = new HashSet<>();
  private final List<Bundle> bundles = new ArrayList<>();
  private Optional<OrderNumber> number = Optional.empty();
  private Optional<EmailAddress> buyer = Optional.empty();
  private int version = 1;
  private boolean cancelled;

  /**
   * Begins one.
   *
   * @param line the first line that it stands on
   */
  OrderDraft(long line) {
    this.line = line;
  }

  long line() {
    return line;
  }

  void number(Optional<OrderNumber> number) {
    this.number = number;
  }

  void version(int version) {
    this.version = version;
  }

  void buyer(Optional<EmailAddress> buyer) {
    this.buyer = buyer;
  }

  void cancel() {
    cancelled = true;
  }

  /** Adds a display; too many are a problem, and not kept. */
  void display(long at, String field, Display display) {
    if (displays.size() == PurchaseOrder.MAX_DISPLAYS) {
      invalid(at, field, "an order has at most " + PurchaseOrder.MAX_DISPLAYS + " displays");
    } else if (serials.add(display.serial())) {
      displays.add(display);
    } else {
      problem(
          Code.DUPLICATE_SERIAL, at, field, "serial number " + display.serial() + " stands twice");
    }
  }

  /** Adds a bundle; too many are a problem, and not kept. */
  void bundle(long at, String field, Bundle bundle) {
    if (bundles.size() == PurchaseOrder.MAX_BUNDLES) {
      invalid(at, field, "an order has at most " + PurchaseOrder.MAX_BUNDLES + " bundles");
    } else {
      bundles.add(bundle);
    }
  }

  void invalid(long at, String field, String problem) {
    problem(Code.INVALID_VALUE, at, field, problem);
  }

  void problem(Code code, long at, String field, String problem) {
    if (problems.size() < ImportedOrder.MAX_PROBLEMS) {
      problems.add(new OrderProblem(code, at, field, problem));
    }
  }

  /** What was read. */
  OrderRow row() {
    if (problems.isEmpty() && !cancelled && bundles.isEmpty()) {
      invalid(line, "bundles", "an order has 1 to " + PurchaseOrder.MAX_BUNDLES + " bundles");
    }
    if (number.isPresent() && problems.isEmpty()) {
      if (cancelled) {
        return new OrderRow.Cancel(line, number.get(), version);
      }
      if (buyer.isPresent()) {
        return new OrderRow.Put(
            line, new PurchaseOrder(number.get(), version, buyer.get(), displays, bundles));
      }
    }
    if (problems.isEmpty()) {
      throw new IllegalStateException("a value is missing that nobody missed");
    }
    return new OrderRow.Refused(line, number, problems);
  }
}
