package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.ConnectionSecret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which notifications are hints. */
class GooglePushTest {

  @ParameterizedTest
  @CsvSource({
    "X-Goog-Channel-Token, our-token, update, true",
    "x-goog-channel-token, our-token, delete, true",
    "X-Goog-Channel-Token, our-token, makeAdmin, false",
    "X-Goog-Channel-Token, our-token, unmakeAdmin, false",
    "X-Goog-Channel-Token, our-token, undelete, true",
    "X-Goog-Channel-Token, our-token, sync, false",
    "X-Goog-Channel-Token, our-token, other, false",
    "X-Goog-Channel-Token, another, update, false",
    "X-Other, our-token, update, false"
  })
  void notification_isAHint_ifItIsOurChannelsAndSomethingChanged(
      String name, String token, String state, boolean hint) {
    Map<String, List<String>> headers =
        Map.of(name, List.of(token), "X-Goog-Resource-State", List.of(state));
    assertThat(GooglePush.isHint(headers, ConnectionSecret.of("our-token"))).isEqualTo(hint);
  }
}
