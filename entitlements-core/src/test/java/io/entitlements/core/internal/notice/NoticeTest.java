package io.entitlements.core.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeTest {

  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(new UUID(1, 2));
  private static final Instant AT = Instant.parse("2026-09-14T15:00:00.123Z");

  @Test
  void the_stored_form_stays_as_it_is() {
    assertThat(new Notice.Ending(SUBSCRIPTION, EndStage.DAYS_60, AT).text())
        .isEqualTo("ending 00000000-0000-0001-0000-000000000002 60 1789398000123");
    assertThat(new Notice.Filling(SUBSCRIPTION, UseMark.ALL, 12, AT).text())
        .isEqualTo("filling 00000000-0000-0001-0000-000000000002 100 12 1789398000123");
    assertThat(new Notice.TooFew(SUBSCRIPTION, AT).text())
        .isEqualTo("too-few 00000000-0000-0001-0000-000000000002 1789398000123");
  }

  @Test
  void what_was_written_is_read() {
    for (Notice notice :
        List.of(
            new Notice.Ending(SUBSCRIPTION, EndStage.ENDED, AT),
            new Notice.Filling(SUBSCRIPTION, UseMark.THREE_QUARTERS, 12, AT),
            new Notice.TooFew(SUBSCRIPTION, AT))) {
      assertThat(Notice.parse(notice.text())).isEqualTo(notice);
    }
  }

  @Test
  void what_was_not_written_so_is_refused() {
    String id = SUBSCRIPTION.toString();
    for (String text :
        List.of("", "ending " + id + " 60", "ending " + id + " 61 1", "too-few " + id + " x")) {
      assertThatThrownBy(() -> Notice.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
