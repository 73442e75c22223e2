package io.entitlements.core.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the real protocol, over loopback. */
@Timeout(60)
class DnsTxtRecordsTest {

  private static final String NAME = "_entitlements-challenge.school.example";

  /** Eleven of these, and what a busy machine adds. */
  private static final Duration SHORT = Duration.ofMillis(100);

  private static final Duration PATIENCE = SHORT.multipliedBy(11).plusSeconds(5);

  @Test
  void the_texts_of_a_name_are_found_over_udp() throws IOException {
    AtomicReference<String> asked = new AtomicReference<>("");
    try (NameServer server =
        NameServer.that(
            (query, overTcp) -> {
              asked.set(Message.asked(query));
              return List.of(Message.to(query).txt("verification=a-_b").txt("other").bytes());
            })) {
      assertThat(DnsTxtRecords.of(server.address()).of(NAME))
          .containsExactlyInAnyOrder("verification=a-_b", "other");
      assertThat(asked.get()).isEqualTo(NAME);
      assertThat(server.asked()).containsExactly(false);
    }
  }

  @Test
  void the_strings_of_a_record_are_joined_as_they_are() throws IOException {
    assertThat(
            answer(
                message ->
                    message
                        .txt("v=", "1")
                        .txt(" two  words ", "and\\ \"quotes\"", "", "end\\")
                        .txt("")
                        .txt("\u00e9\u0000\u00ff")
                        .txt("x".repeat(100), "y".repeat(100))))
        .containsExactlyInAnyOrder(
            "v=1",
            " two  words and\\ \"quotes\"end\\",
            "",
            "\u00e9\u0000\u00ff",
            "x".repeat(100) + "y".repeat(100));
  }

  @Test
  void what_an_alias_stands_for_is_found() throws IOException {
    assertThat(answer(message -> message.alias("challenge.host.example", "verification=1")))
        .containsExactly("verification=1");
  }

  @Test
  void records_of_other_types_are_left_out() throws IOException {
    byte[] owner = Message.name(NAME);
    assertThat(
            answer(
                message ->
                    message
                        .record(owner, 1, new byte[] {127, 0, 0, 1})
                        .record(owner, 46, new byte[40])
                        .txt("verification=1")))
        .containsExactly("verification=1");
  }

  @Test
  void a_name_that_there_is_not_and_one_without_texts_give_none() throws IOException {
    assertThat(answer(message -> message.code(Message.NXDOMAIN))).isEmpty();
    assertThat(answer(message -> message)).isEmpty();
  }

  @Test
  void an_answer_that_does_not_fit_is_fetched_over_tcp() throws IOException {
    try (NameServer server =
        NameServer.that(
            (query, overTcp) ->
                overTcp
                    ? List.of(Message.to(query).txt("a").txt("b").bytesOverTcp())
                    : List.of(Message.to(query).truncated().txt("a").bytes()))) {
      assertThat(lookUp(server)).containsExactlyInAnyOrder("a", "b");
      assertThat(server.asked()).containsExactly(false, true);
    }
  }

  @Test
  void an_answer_as_large_as_there_can_be_is_read() throws IOException {
    String[] quotes =
        IntStream.range(0, 250).mapToObj(i -> "\\\" ".repeat(85)).toArray(String[]::new);
    try (NameServer server =
        NameServer.that(
            (query, overTcp) ->
                overTcp
                    ? List.of(Message.to(query).txt(quotes).txt("last").bytesOverTcp())
                    : List.of(Message.to(query).truncated().bytes()))) {
      assertThat(lookUp(server)).containsExactlyInAnyOrder("last", String.join("", quotes));
    }
  }

  @Test
  void where_nobody_answers_over_tcp_what_fitted_is_answered() throws IOException {
    List<NameServer.Script> broken =
        List.of(
            (query, overTcp) -> List.of(),
            (query, overTcp) -> List.of(Message.overTcp(new byte[5])),
            (query, overTcp) -> List.of(new byte[] {1}),
            (query, overTcp) -> List.of(Message.cut(Message.to(query).txt("b").bytesOverTcp(), 40)),
            (query, overTcp) ->
                List.of(Message.to(query).code(Message.SERVFAIL).txt("b").bytesOverTcp()));
    for (NameServer.Script tcp : broken) {
      try (NameServer server =
          NameServer.that(
              (query, overTcp) ->
                  overTcp
                      ? tcp.answers(query, true)
                      : List.of(Message.to(query).truncated().txt("a").bytes()))) {
        assertThat(inTime(() -> lookUp(server))).containsExactly("a");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Message.SERVFAIL, 4, Message.REFUSED, 6, 15})
  void a_server_that_fails_or_refuses_is_no_answer(int code) throws IOException {
    try (NameServer server = answering(message -> message.code(code))) {
      assertNoAnswer(server);
    }
  }

  @Test
  void silence_is_no_answer_in_stated_time_after_three_tries() throws IOException {
    try (NameServer server = NameServer.that((query, overTcp) -> List.of())) {
      assertNoAnswer(server);
      assertThat(server.asked()).containsExactly(false, false, false);
    }
  }

  @Test
  void a_port_on_which_nobody_listens_is_no_answer() throws IOException {
    InetSocketAddress free;
    try (DatagramSocket socket = new DatagramSocket()) {
      free = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
    DnsTxtRecords records = DnsTxtRecords.of(free).withTimeout(SHORT);
    assertThatThrownBy(() -> inTime(() -> records.of(NAME))).isInstanceOf(IOException.class);
  }

  @Test
  void a_lost_query_is_sent_again_and_the_next_server_is_asked() throws IOException {
    AtomicInteger tries = new AtomicInteger();
    try (NameServer silent = NameServer.that((query, overTcp) -> List.of());
        NameServer second =
            NameServer.that(
                (query, overTcp) ->
                    tries.incrementAndGet() < 2
                        ? List.of()
                        : List.of(Message.to(query).txt("found").bytes()))) {
      assertThat(DnsTxtRecords.of(silent.address(), second.address()).withTimeout(SHORT).of(NAME))
          .containsExactly("found");
      assertThat(silent.asked()).hasSize(2);
    }
  }

  @Test
  void an_answer_of_another_id_or_to_another_question_is_passed_over() throws IOException {
    try (NameServer forged =
        NameServer.that(
            (query, overTcp) ->
                List.of(
                    Message.to(query).withAnotherId().txt("forged").bytes(),
                    Message.to(another(query)).txt("forged").bytes(),
                    Message.to(query).txt("right").bytes()))) {
      assertThat(lookUp(forged)).containsExactly("right");
    }
    try (NameServer forged = answering(message -> message.withAnotherId().txt("forged"))) {
      assertNoAnswer(forged);
    }
  }

  /** The same query for another name. */
  private static byte[] another(byte[] query) {
    byte[] changed = query.clone();
    changed[14] = 'x';
    return changed;
  }

  /** The platform reads a datagram that is too short as if zeros followed. */
  @Test
  void garbage_gives_no_answer_or_texts_that_are_none() throws IOException {
    byte[] loop = {(byte) 0xc0, 50};
    List<UnaryOperator<Message>> broken =
        List.of(
            message -> message.record(new byte[] {(byte) 0xc0, (byte) 0xff}, 16, new byte[] {0}),
            message -> message.record(new byte[] {0x40}, 16, new byte[] {0}),
            message -> message.record(Message.name("a"), 16, new byte[] {100, 1, 2}),
            message -> message.record(Message.name("a"), 5, loop));
    for (UnaryOperator<Message> each : broken) {
      try (NameServer server = answering(each)) {
        assertThat(outcome(server)).doesNotMatch(".*[a-z]=.*");
      }
    }
  }

  @Test
  void a_message_that_is_cut_anywhere_or_random_gives_no_answer_or_texts_that_are_none()
      throws IOException {
    Random random = new Random(7);
    AtomicInteger length = new AtomicInteger();
    try (NameServer server =
        NameServer.that(
            (query, overTcp) -> {
              byte[] whole = Message.to(query).txt("verification=", "1").bytes();
              byte[] noise = Arrays.copyOf(query, Math.max(12, length.get()));
              for (int i = 2; i < noise.length; i++) {
                noise[i] = (byte) random.nextInt();
              }
              return List.of(noise, Message.cut(whole, length.get()));
            })) {
      for (int i = 0; i < 84; i++) {
        length.set(i);
        assertThat(quickOutcome(server)).as("cut to %s", i).doesNotContain("verification=1");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "dns://127.0.0.1/a", "a/b", "b\u00fccher.example", "a\n"})
  void what_is_no_name_of_the_dns_is_not_looked_up(String name) {
    assertThatThrownBy(() -> DnsTxtRecords.ofPlatform().of(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> answer(UnaryOperator<Message> answer) throws IOException {
    try (NameServer server = answering(answer)) {
      return lookUp(server);
    }
  }

  private static NameServer answering(UnaryOperator<Message> answer) throws IOException {
    return NameServer.that((query, overTcp) -> List.of(answer.apply(Message.to(query)).bytes()));
  }

  private static List<String> lookUp(NameServer server) throws IOException {
    return DnsTxtRecords.of(server.address()).withTimeout(SHORT).of(NAME);
  }

  private static String outcome(NameServer server) {
    try {
      return inTime(() -> lookUp(server)).toString();
    } catch (IOException e) {
      return "no answer";
    }
  }

  private static String quickOutcome(NameServer server) {
    try {
      return DnsTxtRecords.of(server.address())
          .withTimeout(Duration.ofMillis(10))
          .of(NAME)
          .toString();
    } catch (IOException e) {
      return "no answer";
    }
  }

  private static void assertNoAnswer(NameServer server) {
    assertThatThrownBy(() -> inTime(() -> lookUp(server))).isInstanceOf(IOException.class);
  }

  private interface LookUp {
    List<String> texts() throws IOException;
  }

  private static List<String> inTime(LookUp lookUp) throws IOException {
    long begun = System.nanoTime();
    try {
      return lookUp.texts();
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
    }
  }
}
