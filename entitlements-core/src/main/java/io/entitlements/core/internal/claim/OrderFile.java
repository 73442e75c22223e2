package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.internal.json.JsonFile;
import io.entitlements.core.internal.json.JsonObject;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the format of {@code docs/purchase-orders.md}. */
final class OrderFile {

  private static final String FORMAT = "purchase-orders/1";

  private final Catalog catalog;
  private final Set<SerialNumber> serials = new HashSet<>();
  private final Set<OrderNumber> numbers = new HashSet<>();

  private OrderFile(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The orders of a file, each with the object that it came from, where later problems are noted.
   */
  static Map<PurchaseOrder, JsonObject> read(String fileName, InputStream json, Catalog catalog) {
    JsonObject root = JsonFile.read(fileName, json);
    root.expectOnly("format", "orders");
    root.value("format", OrderFile::format);
    OrderFile reader = new OrderFile(catalog);
    Map<PurchaseOrder, JsonObject> orders = new LinkedHashMap<>();
    for (JsonObject object : root.objects("orders")) {
      reader.order(object).ifPresent(order -> orders.put(order, object));
    }
    root.file().throwIfBroken();
    return orders;
  }

  private static String format(String text) {
    if (!text.equals(FORMAT)) {
      throw new IllegalArgumentException("this version reads the format " + FORMAT);
    }
    return text;
  }

  private Optional<PurchaseOrder> order(JsonObject object) {
    object.expectOnly("number", "buyerEmail", "displays", "bundles");
    Optional<OrderNumber> number = object.value("number", OrderNumber::new);
    Optional<EmailAddress> buyer = object.value("buyerEmail", EmailAddress::of);
    List<Display> displays = new ArrayList<>();
    object.objects("displays").forEach(o -> display(o).ifPresent(displays::add));
    List<Bundle> bundles = new ArrayList<>();
    List<JsonObject> bundleObjects = object.objects("bundles");
    bundleObjects.forEach(o -> bundle(o).ifPresent(bundles::add));
    if (number.isEmpty() || buyer.isEmpty() || bundles.size() != bundleObjects.size()) {
      return Optional.empty();
    }
    if (!numbers.add(number.get())) {
      object.problem("number", "this order appears twice in the file");
      return Optional.empty();
    }
    return object.build(() -> new PurchaseOrder(number.get(), buyer.get(), displays, bundles));
  }

  private Optional<Display> display(JsonObject object) {
    object.expectOnly("serial", "model");
    Optional<SerialNumber> serial = object.value("serial", SerialNumber::of);
    Optional<String> model = object.value("model", text -> text);
    if (serial.isPresent() && !serials.add(serial.get())) {
      object.problem("serial", "this serial number appears twice in the file");
      return Optional.empty();
    }
    return serial.isPresent() && model.isPresent()
        ? object.build(() -> new Display(serial.get(), model.get()))
        : Optional.empty();
  }

  private Optional<Bundle> bundle(JsonObject object) {
    object.expectOnly("product", "seats", "term");
    Optional<ProductId> product = object.value("product", this::product);
    int seats = object.whole("seats", 1, Subscription.MAX_SEATS_OF_KEY);
    Optional<BundleTerm> term = object.object("term").flatMap(OrderFile::term);
    return product.isPresent() && term.isPresent()
        ? object.build(() -> new Bundle(product.get(), seats, term.get()))
        : Optional.empty();
  }

  private ProductId product(String text) {
    ProductId product = new ProductId(text);
    if (catalog.product(product).isEmpty()) {
      throw new IllegalArgumentException("no product " + product + " is in the catalog");
    }
    return product;
  }

  private static Optional<BundleTerm> term(JsonObject object) {
    if (object.has("months")) {
      object.expectOnly("months");
      int months = object.whole("months", 1, 120);
      return Optional.of(new BundleTerm.Months(months));
    }
    object.expectOnly("firstDay", "lastDay");
    Optional<LocalDate> first = object.value("firstDay", OrderFile::day);
    Optional<LocalDate> last = object.value("lastDay", OrderFile::day);
    return first.isPresent() && last.isPresent()
        ? object.build(() -> new BundleTerm.Days(first.get(), last.get()))
        : Optional.empty();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a day is written like 2027-06-30", e);
    }
  }
}
