package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.Person;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.RosterLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is listed has a seat, as far as there are some. */
final class ListedSeats {

  /** What comes of an address of two people; a bundle of files is refused it by its reader. */
  private static final Set<Result> SHARED = Set.of(Result.ADDRESS_TAKEN, Result.UNUSABLE);

  private ListedSeats() {}

  /**
   * Holds a list that was read as a whole, and then once more, against who has a seat: everybody
   * active whose address is nobody else's, unless no seat is free.
   */
  static void required(District district, ListedYear read, List<SyncReport> twice) {
    RosterWorld list = read.list;
    Set<String> taken =
        twice.stream()
            .flatMap(report -> list.rows(report.run()).stream())
            .filter(row -> SHARED.contains(row.result()))
            .map(SyncRow::directoryId)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Set<String> due =
        read.records().values().stream()
            .filter(Person::active)
            .map(read::idOf)
            .filter(id -> !taken.contains(id))
            .collect(Collectors.toSet());
    Books books =
        district
            .world()
            .storage()
            .read(
                store ->
                    Books.read(store, district.organization(), list.connection().subscription()));
    Set<SeatHolder> holders = books.seats().stream().map(Seat::holder).collect(Collectors.toSet());
    Map<String, RosterLink> links =
        district.world().storage().read(store -> store.rosterLinks().find(list.connection(), due));
    assertThat(links.keySet()).as("whom the list knows").isEqualTo(due);
    int used = books.use().used() + books.use().waiting();
    if (used < district.overview().total()) {
      assertThat(links.values())
          .as("who is listed and has a seat")
          .allMatch(link -> holders.contains(new SeatHolder.Person(link.account())));
    }
  }
}
