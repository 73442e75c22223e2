package io.entitlements.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lists that are measured are the same one, and change as is said. */
class DistrictListTest {

  private static final int PEOPLE = 2_500;

  @Test
  void server_and_files_list_the_same_people_and_change_the_same_ones() {
    try (DistrictList served = new ServedList(PEOPLE);
        DistrictList bundle = new BundleList(PEOPLE)) {
      List<RosterRecord> before = read(bundle);
      assertThat(before).hasSize(PEOPLE).doesNotHaveDuplicates();
      assertThat(read(served)).isEqualTo(before);

      served.change(50);
      bundle.change(50);

      List<RosterRecord> after = read(bundle);
      assertThat(read(served)).isEqualTo(after);
      assertThat(after).hasSize(PEOPLE).filteredOn(before::contains).hasSize(PEOPLE - 50);
      List<String> ids = before.stream().map(RosterRecord::directoryId).toList();
      assertThat(after).filteredOn(person -> ids.contains(person.directoryId())).hasSize(2_475);
    }
  }

  private static List<RosterRecord> read(DistrictList list) {
    List<RosterRecord> records = new ArrayList<>();
    RosterReading reading = list.source().read(Optional.empty(), records::addAll);
    assertThat(reading.verdict()).isEqualTo(Verdict.FULL);
    return records;
  }
}
