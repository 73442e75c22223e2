package io.entitlements.benchmarks.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.subscription.Term;
import io.entitlements.type.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People of schools, the subscriptions of which they hold seats, and what is asked about them: the
 * same for all who answer, and always the same.
 *
 * <p>A school has 25 to 50 people and 1 to 4 subscriptions of different products; each person holds
 * some of them, and one in twenty also one of the school before, so that everybody has 1 to 4
 * rights. A tenth of the subscriptions has ended, past any grace; the others end on one of four
 * days. A tenth of those who are asked about is unknown. Four questions in five are about a product
 * that the person holds. Questions come in random order, one for each account.
 */
final class Population {

  private static final long SEED = 20_261_126;
  private static final int MOST_RIGHTS = 4;
  private static final Duration YEAR = Duration.ofDays(365);

  /** In how many days terms end, or how many ago they ended. */
  private static final List<Integer> LIVE = List.of(90, 180, 270, 330);

  private static final List<Integer> ENDED = List.of(-60, -120);

  private final Instant now;
  private final Random random = new Random(SEED);
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Subscription[][] held;
  private final int[] asked;
  private final int[] features;

  /** A school's right to a product. */
  record Subscription(int number, int school, int product, Term term) {}

  /**
   * About as many people as are asked about, less the unknown.
   *
   * @param size how many accounts are asked about
   * @param now the instant around which terms begin and end
   */
  Population(int size, Instant now) {
    this.now = now;
    this.held = new Subscription[size - size / 10][];
    List<Subscription> before = List.of();
    int school = 0;
    for (int first = 0; first < held.length; school++) {
      List<Subscription> owned = subscribe(school);
      int next = Math.min(first + 25 + random.nextInt(26), held.length);
      for (int person = first; person < next; person++) {
        held[person] = some(owned, before);
      }
      subscriptions.addAll(owned);
      before = owned;
      first = next;
    }
    this.asked = shuffled(size);
    this.features = Arrays.stream(asked).map(this::featureFor).toArray();
  }

  private List<Subscription> subscribe(int school) {
    List<Integer> products = new ArrayList<>(IntStream.range(0, Products.COUNT).boxed().toList());
    Collections.shuffle(products, random);
    return IntStream.rangeClosed(1, 1 + random.nextInt(MOST_RIGHTS))
        .mapToObj(i -> subscription(subscriptions.size() + i - 1, school, products.get(i)))
        .toList();
  }

  private Subscription subscription(int number, int school, int product) {
    List<Integer> days = random.nextInt(10) == 0 ? ENDED : LIVE;
    Instant endsAt =
        now.truncatedTo(ChronoUnit.DAYS)
            .plus(Duration.ofDays(days.get(random.nextInt(days.size()))));
    return new Subscription(number, school, product, new Term(endsAt.minus(YEAR), endsAt));
  }

  private Subscription[] some(List<Subscription> owned, List<Subscription> before) {
    List<Subscription> some = new ArrayList<>(owned);
    Collections.shuffle(some, random);
    some = some.subList(0, 1 + random.nextInt(some.size()));
    if (!before.isEmpty() && some.size() < MOST_RIGHTS && random.nextInt(20) == 0) {
      some.add(before.get(random.nextInt(before.size())));
    }
    return some.toArray(Subscription[]::new);
  }

  private int[] shuffled(int size) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(numbers, random);
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private int featureFor(int account) {
    boolean any = account >= held.length || random.nextInt(5) == 0;
    int product =
        any
            ? random.nextInt(Products.COUNT)
            : held[account][random.nextInt(held[account].length)].product();
    return product * Products.FEATURES_EACH + random.nextInt(Products.FEATURES_EACH);
  }

  /** How many questions there are. */
  int size() {
    return asked.length;
  }

  /** How many people there are. */
  int people() {
    return held.length;
  }

  List<Subscription> subscriptions() {
    return subscriptions;
  }

  boolean isFirstOfSchool(Subscription subscription) {
    int number = subscription.number();
    return number == 0 || subscriptions.get(number - 1).school() != subscription.school();
  }

  List<Subscription> heldBy(int person) {
    return List.of(held[person]);
  }

  /** Who holds a seat of each subscription, by its number. */
  List<List<Integer>> holders() {
    List<List<Integer>> holders =
        Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
            .limit(subscriptions.size())
            .toList();
    for (int person = 0; person < held.length; person++) {
      for (Subscription subscription : held[person]) {
        holders.get(subscription.number()).add(person);
      }
    }
    return holders;
  }

  /** Until when a person has a right to each product; of two to the same product the longer. */
  Map<Integer, Instant> endsOf(int person) {
    Map<Integer, Instant> ends = new HashMap<>();
    for (Subscription subscription : held[person]) {
      ends.merge(
          subscription.product(),
          subscription.term().endsAt(),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    return ends;
  }

  /** A right to a product that has not ended. */
  interface LiveRight {
    void of(int person, int product);
  }

  /** Goes through them, person by person. */
  void eachLiveRight(LiveRight right) {
    for (int person = 0; person < held.length; person++) {
      for (Map.Entry<Integer, Instant> end : endsOf(person).entrySet()) {
        if (now.isBefore(end.getValue())) {
          right.of(person, end.getKey());
        }
      }
    }
  }

  /** Whom a question is about: a person, or a number beyond if it is about somebody unknown. */
  int asked(int question) {
    return asked[question];
  }

  /** The number of the feature that a question is about. */
  int feature(int question) {
    return features[question];
  }

  /** The right answer. */
  boolean mayUse(int question) {
    int account = asked[question];
    Instant endsAt =
        account < held.length ? endsOf(account).get(Products.of(features[question])) : null;
    return endsAt != null && now.isBefore(endsAt);
  }

  /** Whom each question is about; as objects of their own, like those that requests bring. */
  AccountId[] accounts() {
    return Arrays.stream(asked).mapToObj(Population::account).toArray(AccountId[]::new);
  }

  /** The same as text. */
  String[] users() {
    return Arrays.stream(asked).mapToObj(Population::user).toArray(String[]::new);
  }

  /** What each question is about. */
  FeatureId[] featureIds() {
    return Arrays.stream(features).mapToObj(Products.features()::get).toArray(FeatureId[]::new);
  }

  /** The same as text. */
  String[] featureNames() {
    List<String> names = Products.features().stream().map(FeatureId::toString).toList();
    return Arrays.stream(features).mapToObj(names::get).toArray(String[]::new);
  }

  static AccountId account(int number) {
    return new AccountId(uuid("account", number));
  }

  static String user(int number) {
    return account(number).toString();
  }

  /** Looks random, and is the same each time. */
  static UUID uuid(String kind, int number) {
    SplittableRandom bits = new SplittableRandom(((long) kind.hashCode() << 32) + number);
    return new UUID(bits.nextLong(), bits.nextLong());
  }
}
