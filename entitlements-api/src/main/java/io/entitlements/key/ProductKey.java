package io.entitlements.key;

import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One purchase inside a subscription: a number of seats for a term, renewed or enlarged since.
 *
 * @param organization the organization that owns the subscription
 * @param subscription the subscription that it belongs to
 * @param id the identifier, the same when its text is issued anew
 * @param allotments what was bought, at least one, in order of time and never two at one instant
 * @param end when and why it ends before its last term does; empty if it does not
 * @param generation the generation of the secret that authenticates its text, 0 to 31
 * @param number the random number in its text, 60 bits
 */
public record ProductKey(
    OrganizationId organization,
    SubscriptionId subscription,
    ProductKeyId id,
    List<Allotment> allotments,
    Optional<KeyEnd> end,
    int generation,
    long number) {

  /** How often a key can be renewed or enlarged. */
  public static final int MAX_ALLOTMENTS = 500;

  /** Checks the ranges and the order. */
  public ProductKey {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(end, "end");
    allotments = List.copyOf(allotments);
    if (allotments.isEmpty() || allotments.size() > MAX_ALLOTMENTS) {
      throw new IllegalArgumentException("a key has 1 to " + MAX_ALLOTMENTS + " allotments");
    }
    for (int i = 1; i < allotments.size(); i++) {
      if (allotments.get(i).term().startsAt().isBefore(allotments.get(i - 1).term().endsAt())) {
        throw new IllegalArgumentException("the terms of a key follow one another");
      }
    }
    if (generation < 0 || generation > 31) {
      throw new IllegalArgumentException("generation is 0 to 31, not " + generation);
    }
    if (number < 0 || number >= 1L << 60) {
      throw new IllegalArgumentException("number has 60 bits");
    }
  }

  /**
   * What counts of the allotments: without what lies after a decided end.
   *
   * @return the allotments in order, the last one perhaps cut short; empty if the key ended before
   *     it began
   */
  public List<Allotment> effective() {
    if (end.isEmpty()) {
      return allotments;
    }
    Instant at = end.get().at();
    return allotments.stream()
        .filter(allotment -> allotment.term().startsAt().isBefore(at))
        .map(allotment -> allotment.term().endsAt().isAfter(at) ? cut(allotment, at) : allotment)
        .toList();
  }

  private static Allotment cut(Allotment allotment, Instant at) {
    return new Allotment(allotment.seats(), new Term(allotment.term().startsAt(), at));
  }

  /**
   * How many seats it adds at an instant.
   *
   * @param instant any instant
   * @return the seats; 0 outside its terms and after a decided end
   */
  public int seatsAt(Instant instant) {
    return effective().stream()
        .filter(allotment -> allotment.term().covers(instant))
        .mapToInt(Allotment::seats)
        .findAny()
        .orElse(0);
  }

  /**
   * The first instant at which it adds nothing any more, as decided up to now.
   *
   * @return the end of its last term, or the decided end if that is sooner
   */
  public Instant endsAt() {
    Instant last = newest().term().endsAt();
    return end.map(KeyEnd::at).filter(last::isAfter).orElse(last);
  }

  /**
   * What was bought last.
   *
   * @return the allotment whose term ends last
   */
  public Allotment newest() {
    return allotments.get(allotments.size() - 1);
  }

  /**
   * Whether a decision, not its term, ends it or the grace after it, and which.
   *
   * @return the decision; empty too if it leaves the last term whole, as the return of hardware on
   *     the last day does
   */
  public Optional<KeyEnd> cutShort() {
    return end.filter(
        decided -> decided.isFinal() || !decided.at().equals(newest().term().endsAt()));
  }

  /**
   * Whether it was revoked or transferred: nothing can be bought of it any more.
   *
   * @return true from that decision on
   */
  public boolean isEndedForGood() {
    return end.filter(KeyEnd::isFinal).isPresent();
  }

  /**
   * The same key with other allotments.
   *
   * @param others what is bought now
   * @return the changed key
   */
  public ProductKey withAllotments(List<Allotment> others) {
    return new ProductKey(organization, subscription, id, others, end, generation, number);
  }

  /**
   * The same key with another end.
   *
   * @param other the decision; empty to take it back
   * @return the changed key
   */
  public ProductKey withEnd(Optional<KeyEnd> other) {
    return new ProductKey(organization, subscription, id, allotments, other, generation, number);
  }

  @Override
  public String toString() {
    return "ProductKey[" + id + ", " + allotments + ", " + end + "]";
  }
}
