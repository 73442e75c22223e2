package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.FAR_AHEAD;
import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.CatalogRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.CatalogStore} promises. */
public abstract class CatalogStoreContract extends StoreContract {

  /** For subclasses. */
  protected CatalogStoreContract() {}

  @Test
  void before_the_first_version_there_is_nothing() {
    assertThat(count(work -> work.catalogs().newestVersion())).isZero();
    assertThat(find(work -> work.catalogs().newest())).isEmpty();
    assertThat(find(work -> work.catalogs().at(FAR_AHEAD))).isEmpty();
    assertThat(list(work -> work.catalogs().versions())).isEmpty();
  }

  @Test
  void version_is_found_with_every_field_at_its_greatest() {
    CatalogRow row =
        new CatalogRow(
            new CatalogRow.Header(Integer.MAX_VALUE, Fixtures.text(100), FAR_AHEAD),
            Fixtures.text(CatalogRow.MAX_BODY));

    assertThat(insert(row, 0)).isTrue();

    assertThat(find(work -> work.catalogs().newest())).contains(row);
    assertThat(list(work -> work.catalogs().versions())).containsExactly(row.header());
  }

  @Test
  void versions_are_listed_by_number_and_the_greatest_is_the_newest() {
    List<CatalogRow> rows = List.of(row(1, NOW), row(9, NOW), row(10, NOW));
    assertThat(insert(rows.get(0), 0)).isTrue();
    assertThat(insert(rows.get(1), 1)).isTrue();
    assertThat(insert(rows.get(2), 9)).isTrue();

    assertThat(list(work -> work.catalogs().versions()))
        .isEqualTo(rows.stream().map(CatalogRow::header).toList());
    assertThat(count(work -> work.catalogs().newestVersion())).isEqualTo(10);
    assertThat(find(work -> work.catalogs().newest())).contains(rows.get(2));
  }

  @Test
  void version_that_follows_another_than_the_newest_is_refused_and_nothing_is_added() {
    insert(row(3, NOW), 0);
    insert(row(5, NOW), 3);

    assertThat(insert(row(6, NOW), 0)).isFalse();
    assertThat(insert(row(6, NOW), 3)).isFalse();
    assertThat(insert(row(6, NOW), 4)).isFalse();
    assertThat(insert(row(5, NOW), 3)).isFalse();
    assertThat(insert(row(4, NOW), 3)).isFalse();
    assertThat(insert(row(9, NOW), 8)).isFalse();

    assertThat(list(work -> work.catalogs().versions()))
        .extracting(CatalogRow.Header::version)
        .containsExactly(3, 5);
  }

  @Test
  void version_that_is_not_greater_than_the_one_it_follows_is_a_mistake() {
    insert(row(3, NOW), 0);

    assertThatThrownBy(() -> insert(row(3, NOW), 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> insert(row(2, NOW), 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void version_counts_from_the_millisecond_at_which_it_was_recorded() {
    CatalogRow first = row(1, NOW);
    CatalogRow second = row(2, NOW.plusMillis(2));
    insert(first, 0);
    insert(second, 1);

    assertThat(at(NOW.minusMillis(1))).isEmpty();
    assertThat(at(NOW)).contains(first);
    assertThat(at(NOW.plusMillis(1))).contains(first);
    assertThat(at(NOW.plusMillis(2))).contains(second);
    assertThat(at(FAR_AHEAD)).contains(second);
  }

  @Test
  void of_versions_recorded_by_clocks_that_disagree_the_greatest_counts() {
    CatalogRow second = row(2, NOW.minusMillis(1));
    insert(row(1, NOW), 0);
    insert(second, 1);

    assertThat(at(NOW.minusMillis(1))).contains(second);
    assertThat(at(NOW)).contains(second);
  }

  @Test
  void version_that_is_rolled_back_is_not_there() {
    assertThatThrownBy(
            () ->
                change(
                    work -> {
                      work.catalogs().insert(row(1, NOW), 0);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(find(work -> work.catalogs().newest())).isEmpty();
    assertThat(insert(row(1, NOW), 0)).isTrue();
  }

  @RepeatedTest(5)
  void of_racing_versions_that_follow_the_same_one_one_is_added() {
    insert(row(1, NOW), 0);

    assertThat(Race.winners(4, thread -> insert(row(2 + thread % 2, NOW), 1))).isEqualTo(1);

    assertThat(list(work -> work.catalogs().versions())).hasSize(2);
  }

  @RepeatedTest(3)
  void racing_versions_that_follow_what_they_see_are_all_added_or_know_that_they_were_not() {
    int threads = 3;
    List<Boolean> added =
        Race.run(
            threads,
            thread ->
                write(
                    work -> {
                      int newest = work.catalogs().newestVersion();
                      return work.catalogs().insert(row(newest + 1, NOW), newest);
                    }));

    int inserted = Math.toIntExact(added.stream().filter(won -> won).count());
    assertThat(
            list(work -> work.catalogs().versions()).stream()
                .map(CatalogRow.Header::version)
                .toList())
        .isEqualTo(IntStream.rangeClosed(1, inserted).boxed().toList());
  }

  private boolean insert(CatalogRow row, int previous) {
    return won(work -> work.catalogs().insert(row, previous));
  }

  private Optional<CatalogRow> at(Instant instant) {
    return find(work -> work.catalogs().at(instant));
  }

  private static CatalogRow row(int version, Instant recordedAt) {
    return new CatalogRow(
        new CatalogRow.Header(version, "task:test", recordedAt), "{\"version\": " + version + "}");
  }
}
