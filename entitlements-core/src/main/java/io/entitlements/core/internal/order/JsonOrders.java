package io.entitlements.core.internal.order;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.internal.json.JsonFile;
import io.entitlements.core.internal.json.JsonObject;
import io.entitlements.core.internal.line.Lines;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Orders as JSON lines: a header, then an object on each line. */
final class JsonOrders implements OrderReader {

  /** Of the largest order there can be: four for a display, seven for a bundle, and the rest. */
  private static final int MOST_VALUES =
      4 * PurchaseOrder.MAX_DISPLAYS + 7 * PurchaseOrder.MAX_BUNDLES + 10;

  private final String fileName;
  private final Lines lines;

  private JsonOrders(String fileName, Lines lines) {
    this.fileName = fileName;
    this.lines = lines;
  }

  /**
   * Reads on behind the header.
   *
   * @param lines at the header
   * @throws InvalidInputException if the header is none
   */
  static JsonOrders behindHeader(String fileName, Lines lines) {
    JsonObject header = JsonFile.readLine(fileName, lines.number(), lines.text(), MOST_VALUES);
    header.value("format", JsonOrders::format);
    header.expectOnly("format");
    header.file().throwIfBroken();
    return new JsonOrders(fileName, lines);
  }

  private static String format(String text) {
    if (!text.equals(OrderValues.FORMAT)) {
      throw new IllegalArgumentException("this version reads the format " + OrderValues.FORMAT);
    }
    return text;
  }

  @Override
  public Optional<OrderRow> next() throws IOException {
    while (lines.next()) {
      Optional<String> problem = OrderValues.problem(lines);
      if (problem.isPresent()) {
        return problem.map(this::unreadable);
      }
      if (!lines.text().isBlank()) {
        return Optional.of(row());
      }
    }
    return Optional.empty();
  }

  private OrderRow unreadable(String problem) {
    return new OrderRow.Refused(
        lines.number(),
        Optional.empty(),
        List.of(new OrderProblem(Code.UNREADABLE, lines.number(), "", problem)));
  }

  private OrderRow row() {
    JsonObject object;
    try {
      object = JsonFile.readLine(fileName, lines.number(), lines.text(), MOST_VALUES);
    } catch (InvalidInputException e) {
      return unreadable(e.problems().get(0).problem());
    }
    OrderDraft draft = new OrderDraft(lines.number());
    List<InputProblem> problems;
    try {
      read(object, draft);
      problems = object.file().problems();
    } catch (InvalidInputException e) {
      problems = e.problems();
    }
    problems.forEach(p -> draft.invalid(p.line(), p.field(), p.problem()));
    return draft.row();
  }

  private static void read(JsonObject object, OrderDraft draft) {
    draft.number(object.value("number", OrderNumber::new));
    if (object.has("version")) {
      draft.version(object.whole("version", 1, PurchaseOrder.MAX_VERSION));
    }
    if (object.flag("cancelled")) {
      draft.cancel();
      object.expectOnly("number", "version", "cancelled");
      return;
    }
    object.expectOnly("number", "version", "cancelled", "buyerEmail", "displays", "bundles");
    draft.buyer(object.value("buyerEmail", EmailAddress::of));
    for (JsonObject display : object.objects("displays")) {
      display(display).ifPresent(d -> draft.display(display.line(), display.path() + ".serial", d));
    }
    for (JsonObject bundle : object.objects("bundles")) {
      bundle(bundle).ifPresent(b -> draft.bundle(bundle.line(), bundle.path(), b));
    }
  }

  private static Optional<Display> display(JsonObject object) {
    object.expectOnly("serial", "model");
    Optional<SerialNumber> serial = object.value("serial", SerialNumber::of);
    Optional<String> model = object.value("model", text -> text);
    return serial.isPresent() && model.isPresent()
        ? object.build(() -> new Display(serial.get(), model.get()))
        : Optional.empty();
  }

  private static Optional<Bundle> bundle(JsonObject object) {
    object.expectOnly("product", "seats", "term");
    Optional<ProductId> product = object.value("product", ProductId::new);
    int seats = object.whole("seats", 1, Subscription.MAX_SEATS_OF_KEY);
    Optional<BundleTerm> term = object.object("term").flatMap(JsonOrders::term);
    return product.isPresent() && term.isPresent()
        ? object.build(() -> new Bundle(product.get(), seats, term.get()))
        : Optional.empty();
  }

  private static Optional<BundleTerm> term(JsonObject object) {
    if (object.has("months")) {
      object.expectOnly("months");
      return Optional.of(new BundleTerm.Months(object.whole("months", 1, OrderValues.MAX_MONTHS)));
    }
    object.expectOnly("firstDay", "lastDay");
    Optional<LocalDate> first = object.value("firstDay", OrderValues::day);
    Optional<LocalDate> last = object.value("lastDay", OrderValues::day);
    return first.isPresent() && last.isPresent()
        ? object.build(() -> new BundleTerm.Days(first.get(), last.get()))
        : Optional.empty();
  }
}
