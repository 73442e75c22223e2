package io.entitlements.core.internal.notice;

import io.entitlements.type.ConnectionId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Objects;

/**
 * One thing that the administrators of an organization are told once. Its text is a stored form: it
 * is the argument of jobs, and their identifiers are made from it.
 */
public sealed interface Notice {

  /** The subscription that it is about. */
  SubscriptionId subscription();

  /** The fact as one word for each part; the same fact has the same text on every node. */
  String text();

  /**
   * The last day of product keys is near, or past.
   *
   * @param subscription their subscription
   * @param stage how near
   * @param end the first instant at which they count no more
   */
  record Ending(SubscriptionId subscription, EndStage stage, Instant end) implements Notice {

    /** Checks that nothing is missing. */
    public Ending {
      Objects.requireNonNull(subscription, "subscription");
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(end, "end");
    }

    @Override
    public String text() {
      return join("ending", subscription, stage.code(), end.toEpochMilli());
    }
  }

  /**
   * The seats in use have reached a mark.
   *
   * @param subscription the subscription
   * @param mark which
   * @param total how many seats there were
   * @param since from when on there were that many
   */
  record Filling(SubscriptionId subscription, UseMark mark, int total, Instant since)
      implements Notice {

    /** Checks that nothing is missing. */
    public Filling {
      Objects.requireNonNull(subscription, "subscription");
      Objects.requireNonNull(mark, "mark");
      Objects.requireNonNull(since, "since");
    }

    @Override
    public String text() {
      return join("filling", subscription, mark.code(), total, since.toEpochMilli());
    }
  }

  /**
   * There are fewer seats than are in use.
   *
   * @param subscription the subscription
   * @param since since when
   */
  record TooFew(SubscriptionId subscription, Instant since) implements Notice {

    /** Checks that nothing is missing. */
    public TooFew {
      Objects.requireNonNull(subscription, "subscription");
      Objects.requireNonNull(since, "since");
    }

    @Override
    public String text() {
      return join("too-few", subscription, since.toEpochMilli());
    }
  }

  /**
   * Something is the matter with a list, or no longer.
   *
   * @param subscription the subscription that it provisions
   * @param connection its connection
   * @param what what is the matter
   * @param at since when
   */
  record OfList(SubscriptionId subscription, ConnectionId connection, What what, Instant at)
      implements Notice {

    /** Checks that nothing is missing. */
    public OfList {
      Objects.requireNonNull(subscription, "subscription");
      Objects.requireNonNull(connection, "connection");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public String text() {
      return join("list", subscription, connection, what, at.toEpochMilli());
    }

    /** What is the matter with a list; a stored form. */
    public enum What {
      /** It could not be read. */
      FAILED,
      /** What it would take back waits for approval. */
      HELD,
      /** It waits for a preview. */
      PREVIEW,
      /** It was read again, after it could not be. */
      RECOVERED
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Notice parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length < 3) {
      throw new IllegalArgumentException("not a notice: " + text);
    }
    SubscriptionId subscription = SubscriptionId.parse(words[1]);
    Instant at = Instant.ofEpochMilli(Long.parseLong(words[words.length - 1]));
    return switch (words[0] + words.length) {
      case "ending4" -> new Ending(subscription, EndStage.of(words[2]), at);
      case "filling5" ->
          new Filling(subscription, UseMark.of(words[2]), Integer.parseInt(words[3]), at);
      case "list5" ->
          new OfList(subscription, ConnectionId.parse(words[2]), OfList.What.valueOf(words[3]), at);
      case "too-few3" -> new TooFew(subscription, at);
      default -> throw new IllegalArgumentException("not a notice: " + text);
    };
  }

  private static String join(Object... words) {
    StringBuilder text = new StringBuilder();
    for (Object word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word);
    }
    return text.toString();
  }
}
