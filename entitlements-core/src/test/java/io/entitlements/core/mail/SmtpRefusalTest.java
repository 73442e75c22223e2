package io.entitlements.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.type.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message that a mail server does not take. */
class SmtpRefusalTest {

  private static final EmailAddress ZOE = EmailAddress.of("zoë@école.example");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550, true",
    "RCPT, 450, false",
    "MAIL, 553, true",
    "MAIL, 451, false",
    "DATA, 554, true",
    "DATA, 421, false",
    "END, 552, true",
    "END, 452, false"
  })
  void an_answer_says_whether_to_try_again_and_the_exception_names_nobody(
      String command, int code, boolean permanent) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      server.answering(command, code + " ada@school.example is not wanted");
      SmtpException refusal = refusal(plain(server), Mails.ADA);
      assertThat(refusal.replyCode()).isEqualTo(OptionalInt.of(code));
      assertThat(refusal.isPermanent()).isEqualTo(permanent);
      assertThat(refusal).hasMessageNotContainingAny("ada", "example", "text");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END"})
  void a_connection_that_is_cut_is_no_answer(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      server.answering(command, ScriptedServer.CUT);
      SmtpException failure = refusal(plain(server), Mails.ADA);
      assertThat(failure.replyCode()).isEmpty();
      assertThat(failure.isPermanent()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "MAIL", "END"})
  void a_server_that_says_nothing_holds_nobody_up(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      server.answering(command, ScriptedServer.SILENCE);
      Duration soon = Duration.ofMillis(200);
      SmtpMailer mailer =
          settings(server).dangerouslyUnencrypted().timeouts(soon, soon, soon).build();
      assertThat(refusal(mailer, Mails.ADA).isPermanent()).isFalse();
    }
  }

  @Test
  void a_server_that_is_down_is_no_answer() throws Exception {
    ScriptedServer server = new ScriptedServer(null);
    server.close();
    assertThat(refusal(plain(server), Mails.ADA).replyCode()).isEmpty();
  }

  @Test
  void a_server_that_has_the_message_need_not_say_good_bye() throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      server.answering("QUIT", ScriptedServer.CUT);
      plain(server).send(Mails.to(Mails.ADA));
      assertThat(server.messages).hasSize(1);
    }
  }

  @Test
  void without_encryption_nothing_is_sent() throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      refusal(settings(server).credentials("user", "secret").build(), Mails.ADA);
      assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL"));
      assertThat(server.commands).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void encryption_begins_before_anything_is_said() throws Exception {
    SSLContext context = Certificate.of(folder, "localhost").context();
    try (ScriptedServer server = new ScriptedServer(context)) {
      settings(server).sslContext(context).build().send(Mails.to(Mails.ADA));
      assertThat(server.encrypted).hasValue(1);
      assertThat(server.commands.subList(0, 3))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("EHLO"),
              second -> assertThat(second).isEqualTo("STARTTLS"),
              third -> assertThat(third).startsWith("EHLO"));
      assertThat(server.messages).hasSize(1);
    }
  }

  @Test
  void a_certificate_of_another_host_or_of_nobody_known_is_not_trusted() throws Exception {
    SSLContext elsewhere = Certificate.of(folder, "elsewhere.example").context();
    try (ScriptedServer server = new ScriptedServer(elsewhere)) {
      refusal(settings(server).sslContext(elsewhere).build(), Mails.ADA);
      refusal(settings(server).build(), Mails.ADA);
      assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void an_international_address_goes_to_a_server_that_offers_it() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(null).offering("SMTPUTF8").offering("8BITMIME")) {
      plain(server).send(Mails.to(ZOE));
      assertThat(server.commands)
          .anyMatch(line -> line.startsWith("MAIL FROM:<portal@vendor.example> SMTPUTF8"))
          .contains("RCPT TO:<zoë@xn--cole-9oa.example>");
      assertThat(server.messages.get(0)).contains("To: zoë@xn--cole-9oa.example");
    }
  }

  @Test
  void an_international_address_is_refused_before_it_reaches_a_server_that_does_not()
      throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      SmtpException refusal = refusal(plain(server), ZOE);
      assertThat(refusal).hasMessageContaining("SMTPUTF8").hasMessageNotContaining("zo");
      assertThat(refusal.isPermanent()).isTrue();
      assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  private static SmtpException refusal(SmtpMailer mailer, EmailAddress to) {
    SmtpException refusal =
        catchThrowableOfType(SmtpException.class, () -> mailer.send(Mails.to(to)));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static SmtpMailer plain(ScriptedServer server) {
    return settings(server).dangerouslyUnencrypted().build();
  }

  private static SmtpMailerBuilder settings(ScriptedServer server) {
    return SmtpMailer.builder("localhost", Mails.SENDER, Mails.CLOCK).port(server.port());
  }
}
