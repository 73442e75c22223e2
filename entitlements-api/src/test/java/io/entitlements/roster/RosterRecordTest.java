package io.entitlements.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterRecordTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b"})
  void an_identifier_says_something(String id) {
    assertThatThrownBy(() -> new RosterRecord.Left(id))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RosterRecord.Unusable(id, "no address"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_identifier_has_255_characters_at_most() {
    assertThat(new RosterRecord.Left("x".repeat(255)).directoryId()).hasSize(255);
    assertThatThrownBy(() -> new RosterRecord.Left("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_checkpoint_shows_nothing_and_is_bounded() {
    assertThat(new RosterCheckpoint("secret")).asString().doesNotContain("secret");
    assertThat(new RosterCheckpoint("x".repeat(4096)).value()).hasSize(4096);
    assertThatThrownBy(() -> new RosterCheckpoint("x".repeat(4097)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RosterCheckpoint("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_reading_has_twenty_remarks_at_most() {
    List<String> many = Collections.nCopies(21, "the list changed");
    assertThat(reading(many.subList(0, 20)).remarks()).hasSize(20);
    assertThatThrownBy(() -> reading(many)).isInstanceOf(IllegalArgumentException.class);
  }

  private static RosterReading reading(List<String> remarks) {
    return new RosterReading(Verdict.PARTIAL, Optional.empty(), remarks);
  }
}
