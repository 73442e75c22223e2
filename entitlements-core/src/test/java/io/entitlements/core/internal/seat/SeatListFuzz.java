package io.entitlements.core.internal.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.Fuzzed;
import io.entitlements.seat.SeatList;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SeatListFuzz {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "ada@x.example; Grace Hopper <grace@x.example>\r\n\"Lovelace, Ada\" <a@x.example>",
            "email,action\nada@x.example,pin\n\"grace@x.example\",unassign\n",
            "sep=;\nName;E-mail;action\nAda;ada@x.example;assign\n",
            "\ufeffmailto:ada@x.example\tb@x.example")
        .map(list -> list.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyBytes_areRowsInTheirOrderOrARefusal(byte[] bytes) {
    SeatList list = SeatListReader.read(new ByteArrayInputStream(bytes));
    if (list instanceof SeatList.Read read) {
      assertThat(read.rows()).isNotEmpty().isSortedAccordingTo((a, b) -> a.line() - b.line());
      assertThat(read.rows().size()).isLessThanOrEqualTo(bytes.length);
    }
  }
}
