package io.entitlements.core.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private final Ids ids = new Ids(new SecureRandom());

  @Test
  void an_identifier_is_a_uuid_of_version_7_with_its_time_in_front() {
    Instant now = Instant.parse("2026-09-14T15:00:00.123Z");
    UUID id = ids.next(now);
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
  }

  @Test
  void later_identifiers_sort_behind_earlier_ones() {
    Instant now = Instant.parse("2026-09-14T15:00:00Z");
    assertThat(ids.next(now).toString()).isLessThan(ids.next(now.plusMillis(1)).toString());
  }
}
