package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.PastChecks;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange;
import io.entitlements.seat.SeatHolder;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The life of a school's subscriptions, and what the check answered at each of its moments. Every
 * change may be refused; that too is life.
 */
final class RememberedLife {

  private static final List<FeatureId> FEATURES = List.of(Given.NOTEBOOK, Given.ONLINE, Given.PLUS);
  private static final int PEOPLE = 4;
  private static final int DEVICES = 2;

  /** Somebody or some computer, and a feature. */
  record Question(SeatHolder holder, FeatureId feature) {}

  /** What was answered at an instant. */
  record Moment(Instant at, Map<Question, Decision> answers) {}

  private final World world;
  private final District district;
  private final List<Moment> moments = new ArrayList<>();
  private int requests;
  private int catalogVersion = 1;

  RememberedLife(World world) {
    this.world = world;
    importCatalog(Given.GRACE_DAYS);
    this.district = world.district("suite", 2);
  }

  World world() {
    return world;
  }

  Entitlements engine() {
    return world.engine();
  }

  List<Moment> moments() {
    return moments;
  }

  /** The next version: with so many days of grace everywhere. */
  void importCatalog(int graceDays) {
    catalogVersion++;
    String json =
        Given.CATALOG
            .replace("\"version\": 1", "\"version\": " + catalogVersion)
            .replace("45, \"graceDays\": 14", "45, \"graceDays\": " + graceDays);
    engine().catalogs().importJson("catalog.json", world.file(json)).orElseThrow();
  }

  void claim(String product, int seats) {
    String secret = world.importedOrder("PO-2" + ++requests, product, seats);
    engine()
        .claims()
        .submit(
            ClaimDraft.byLink(secret, district.organization()),
            district.administrator(),
            Optional.empty(),
            request());
    world.doJobs();
  }

  void change(int which, SubscriptionChange change) {
    engine()
        .subscriptions()
        .change(
            new Actor.Task("vendor"),
            district.organization(),
            subscription(which).id(),
            change,
            request());
  }

  void assign(int which, int person) {
    engine()
        .seats()
        .assignOrWait(
            district.administrator(),
            district.organization(),
            subscription(which).id(),
            email(person),
            request());
  }

  void release(int which, int person) {
    engine()
        .seats()
        .release(
            district.administrator(),
            district.organization(),
            subscription(which).id(),
            account(person),
            request());
  }

  void reassign(int which, int person, int other) {
    engine()
        .seats()
        .reassign(
            district.administrator(),
            district.organization(),
            subscription(which).id(),
            account(person),
            email(other),
            request());
  }

  void activate(int which, int key, int device) {
    Subscription subscription = subscription(which);
    engine().subscriptions().overview(district.administrator()).items().stream()
        .filter(row -> row.subscription().equals(subscription))
        .flatMap(row -> row.keys().stream())
        .filter(row -> row.key().id().equals(key(which, key).id()))
        .findFirst()
        .ifPresent(
            row ->
                engine()
                    .activations()
                    .byProductKey(row.text().value(), Given.installation(device(device))));
  }

  /** One of the subscriptions; there is always one. */
  Subscription subscription(int which) {
    List<Subscription> all =
        world.storage().read(store -> store.subscriptions().of(district.organization()));
    return all.get(Math.floorMod(which, all.size()));
  }

  /** One of the keys of a subscription; there is always one. */
  ProductKey key(int which, int key) {
    Subscription of = subscription(which);
    List<ProductKey> all =
        world.storage().read(store -> store.productKeys().of(district.organization(), of.id()));
    return all.get(Math.floorMod(key, all.size()));
  }

  /** When the keys of a subscription end. */
  List<Instant> ends(int which) {
    Subscription of = subscription(which);
    return world
        .storage()
        .read(store -> store.productKeys().of(district.organization(), of.id()))
        .stream()
        .map(ProductKey::endsAt)
        .toList();
  }

  static EmailAddress email(int person) {
    return EmailAddress.of("person" + Math.floorMod(person, PEOPLE) + "@school.example");
  }

  static DeviceId device(int device) {
    return new DeviceId(new UUID(7, Math.floorMod(device, DEVICES)));
  }

  /** A person; somebody unknown if that one has no account yet. */
  AccountId account(int person) {
    return engine()
        .accounts()
        .find(email(person))
        .map(account -> account.id())
        .orElseGet(() -> new AccountId(new UUID(8, 8)));
  }

  /** Notes what everybody is answered now. */
  void note() {
    Map<Question, Decision> answers = new LinkedHashMap<>();
    for (FeatureId feature : FEATURES) {
      for (int person = 0; person < PEOPLE; person++) {
        AccountId account = account(person);
        answers.put(
            new Question(new SeatHolder.Person(account), feature),
            engine().check(account, feature));
      }
      for (int device = 0; device < DEVICES; device++) {
        answers.put(
            new Question(new SeatHolder.Device(device(device), key(0, 0).id()), feature),
            engine().check(device(device), feature));
      }
    }
    moments.add(new Moment(world.instant(), answers));
  }

  /** History answers today what the check answered at that moment. */
  void expectRemembered(Moment moment) {
    PastChecks past = engine().asOf(moment.at(), moment.at());
    moment
        .answers()
        .forEach(
            (question, answer) ->
                assertThat(answer(past, question))
                    .as("%s at %s", question, moment.at())
                    .isEqualTo(answer));
  }

  static Decision answer(PastChecks past, Question question) {
    return question.holder() instanceof SeatHolder.Device device
        ? past.check(device.device(), question.feature())
        : past.check(((SeatHolder.Person) question.holder()).account(), question.feature());
  }

  /** Does something at an instant, and notes the answers a millisecond before, at it, and after. */
  void at(Instant instant, Runnable something) {
    world.moveTo(instant.minusMillis(1));
    note();
    world.moveTo(instant);
    something.run();
    note();
    world.moveTo(instant.plusMillis(1));
    note();
  }

  private IdempotencyKey request() {
    return IdempotencyKey.of("request-" + ++requests);
  }
}
