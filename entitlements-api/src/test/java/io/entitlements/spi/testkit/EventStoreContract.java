package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.LONG_AGO;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.EventRow;
import io.entitlements.spi.EventStore.EventAbout;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.EventStore} promises. */
public abstract class EventStoreContract extends StoreContract {

  /** For subclasses. */
  protected EventStoreContract() {}

  @Test
  void events_of_each_kind_of_scope_are_numbered_from_one() {
    for (Scope scope : scopes()) {
      assertThat(append(scope, "{\"n\":1}")).isEqualTo(new Revision(scope, 1));
      assertThat(append(scope, "{\"n\":2}", "{\"n\":3}")).isEqualTo(new Revision(scope, 3));

      assertThat(revision(scope)).isEqualTo(new Revision(scope, 3));
      assertThat(after(scope, 0, 10)).extracting(EventRow::number).containsExactly(1L, 2L, 3L);
      assertThat(after(scope, 0, 10))
          .extracting(EventRow::body)
          .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    }
  }

  @Test
  void event_is_read_with_every_field() {
    Scope scope = write(Given::accountId);
    String body = "{\"zone\":\"Europe/Warsaw\",\"name\":\"" + Fixtures.text(20_000) + "\"}";
    EventRow event =
        new EventRow(
            0,
            "t".repeat(40),
            Fixtures.id(),
            "a".repeat(100),
            "w".repeat(100),
            body,
            LONG_AGO,
            FAR_AHEAD);
    EventRow other = new EventRow(0, "t", Fixtures.id(), "", "", "{}", FAR_AHEAD, NOW);

    change(work -> work.events().append(scope, List.of(event, other)));

    assertThat(after(scope, 0, 10)).containsExactly(numbered(event, 1), numbered(other, 2));
  }

  @Test
  void stretch_begins_after_the_revision_and_has_at_most_the_limit() {
    Scope scope = write(Given::accountId);
    append(scope, "1", "2", "3", "4", "5");

    assertThat(after(scope, 2, 2)).extracting(EventRow::number).containsExactly(3L, 4L);
    assertThat(after(scope, 4, 2)).extracting(EventRow::number).containsExactly(5L);
    assertThat(after(scope, 5, 2)).isEmpty();
    assertThat(after(scope, 6, 2)).isEmpty();
  }

  @Test
  void histories_of_scopes_are_apart() {
    Scope one = write(Given::accountId);
    Scope other = write(Given::accountId);
    append(one, "1", "2");

    assertThat(revision(other)).isEqualTo(new Revision(other, 0));
    assertThat(after(other, 0, 10)).isEmpty();
    assertThat(append(other, "1")).isEqualTo(new Revision(other, 1));
  }

  @Test
  void scope_without_events_or_that_does_not_exist_is_at_revision_zero() {
    Scope without = write(Given::organization).id();
    Scope unknown = new OrganizationId(Fixtures.id());

    assertThat(revision(without)).isEqualTo(new Revision(without, 0));
    assertThat(revision(unknown)).isEqualTo(new Revision(unknown, 0));
    assertThat(after(unknown, 0, 10)).isEmpty();
  }

  @Test
  void events_of_a_scope_that_does_not_exist_are_an_error_and_not_kept() {
    Scope unknown = new OrganizationId(Fixtures.id());

    assertThatThrownBy(() -> append(unknown, "1")).isInstanceOf(RuntimeException.class);

    assertThat(after(unknown, 0, 10)).isEmpty();
  }

  @Test
  void rolled_back_events_leave_no_gap() {
    Scope scope = write(Given::accountId);
    append(scope, "1");
    IllegalStateException failure = new IllegalStateException("fails after its event");

    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.events().append(scope, events("lost", "lost too"));
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(revision(scope)).isEqualTo(new Revision(scope, 1));
    assertThat(append(scope, "2")).isEqualTo(new Revision(scope, 2));
    assertThat(after(scope, 0, 10)).extracting(EventRow::body).containsExactly("1", "2");
  }

  @Test
  void what_happened_to_one_record_is_found_in_every_scope_up_to_an_instant() {
    Scope first = write(Given::organization).id();
    Scope second = write(Given::organization).id();
    UUID subject = Fixtures.id();
    EventRow early = Fixtures.event(subject, "early", NOW.minusMillis(1));
    EventRow atOnce = Fixtures.event(subject, "at once", NOW);
    EventRow late = Fixtures.event(subject, "late", NOW.plusMillis(1));
    change(
        work -> {
          work.events().append(second, List.of(Fixtures.event("other"), early));
          work.events().append(first, List.of(atOnce, late));
        });

    assertThat(list(work -> work.events().about(subject, NOW)))
        .containsExactly(
            new EventAbout(second, numbered(early, 2)), new EventAbout(first, numbered(atOnce, 1)));
    assertThat(list(work -> work.events().about(Fixtures.id(), NOW))).isEmpty();
  }

  @RepeatedTest(3)
  void racing_transactions_number_the_events_of_a_scope_without_gaps() {
    Scope scope = write(Given::accountId);
    int threads = 4;
    int appends = 15;

    List<Revision> revisions =
        Race.run(
                threads,
                thread ->
                    Stream.generate(() -> append(scope, "of " + thread, "of " + thread))
                        .limit(appends)
                        .toList())
            .stream()
            .flatMap(List::stream)
            .toList();

    int last = threads * appends * 2;
    assertThat(revision(scope)).isEqualTo(new Revision(scope, last));
    List<EventRow> events = after(scope, 0, last + 1);
    assertThat(events)
        .extracting(EventRow::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
    assertThat(revisions)
        .extracting(Revision::number)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, last).filter(n -> n % 2 == 0).boxed().toList());
    for (int i = 0; i < last; i += 2) {
      assertThat(events.get(i).body()).isEqualTo(events.get(i + 1).body());
    }
  }

  private List<Scope> scopes() {
    return List.of(
        write(Given::accountId),
        write(Given::organization).id(),
        write(work -> Given.order(work)).id());
  }

  private Revision append(Scope scope, String... bodies) {
    return write(work -> work.events().append(scope, events(bodies)));
  }

  private Revision revision(Scope scope) {
    return read(work -> work.events().revision(scope));
  }

  private List<EventRow> after(Scope scope, long number, int limit) {
    return read(work -> work.events().after(new Revision(scope, number), limit));
  }

  private static List<EventRow> events(String... bodies) {
    return Stream.of(bodies).map(Fixtures::event).toList();
  }

  private static EventRow numbered(EventRow event, long number) {
    return new EventRow(
        number,
        event.type(),
        event.subject(),
        event.actor(),
        event.why(),
        event.body(),
        event.validAt(),
        event.recordedAt());
  }
}
