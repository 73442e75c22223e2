package io.entitlements.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.entitlements.account.LinkProof;
import io.entitlements.job.Jobs;
import io.entitlements.spi.Mailer;
import io.entitlements.type.Outcome;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a change to a mailbox, through the job that waits in the store. */
class MailDelayTest {

  private static final Pattern LINK = Pattern.compile("https://portal.example/confirm/(\\S+)");
  private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}-[0-9A-Z]{4})\\s");

  @TempDir Path folder;

  @Test
  void a_letter_arrives_in_the_portals_words_and_x() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "localhost", "smtp"));
    server.start();
    try {
      Portal portal = new Portal(folder, mailer(server.getSmtp().getPort()));
      portal.signUp();
      assertThat(server.getReceivedMessages()).as("nothing goes out by the change").isEmpty();
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(1, 0));
      MimeMessage message = server.getReceivedMessages()[0];
      assertThat(message.getSubject())
          .isEqualTo("Terminez votre inscription à Portail de l’école 🎵");
      assertThat(message.getContentLanguage()).containsExactly("fr");
      MimeMultipart parts = (MimeMultipart) message.getContent();
      String text = parts.getBodyPart(0).getContent().toString();
      String secret = found(LINK, text);
      String code = found(CODE, text);
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("href=\"https://portal.example/confirm/" + secret + "\"")
          .contains(">" + code + "<", "Portail de l’école 🎵");
      assertThat(
              portal.engine().accounts().confirm(new LinkProof.WithCode(secret, code), "Some Body"))
          .isInstanceOf(Outcome.Done.class);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 421 busy",
    "CONNECT, cut",
    "RCPT, 450 later",
    "RCPT, 550 nobody",
    "DATA, 451 later",
    "DATA, cut",
    "END, 452 full",
    "END, cut"
  })
  void a_server_that_fails_delays_a_message_which_is_delivered_once_when_it_recovers(
      String command, String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      Portal portal = new Portal(folder, mailer(server.port()));
      server.answering(command, answer);
      portal.signUp();
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(0, 1));
      server.heal();
      server.messages.clear();
      assertThat(portal.runDue().isEmpty()).as("not before the pause").isTrue();
      portal.pass(Duration.ofSeconds(10));
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(1, 0));
      portal.pass(Duration.ofDays(30));
      assertThat(portal.runDue().isEmpty()).isTrue();
      assertThat(server.messages).hasSize(1);
    }
  }

  @Test
  void a_server_that_is_down_for_hours_loses_nothing() throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      Portal portal = new Portal(folder, mailer(server.port()));
      server.stop();
      portal.signUp();
      for (int i = 0; i < 12; i++) {
        assertThat(portal.runDue()).isEqualTo(new Jobs.Run(0, 1));
        portal.pass(Duration.ofHours(1));
      }
      server.startAgain();
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(1, 0));
      assertThat(server.messages).hasSize(1);
    }
  }

  @Test
  void a_worker_that_dies_after_sending_sends_again_under_the_same_message_id() throws Exception {
    try (ScriptedServer server = new ScriptedServer(null)) {
      SmtpMailer mailer = mailer(server.port());
      AtomicBoolean dies = new AtomicBoolean(true);
      Mailer dying =
          mail -> {
            mailer.send(mail);
            if (dies.getAndSet(false)) {
              throw new IOException("nobody noted that it was sent");
            }
          };
      Portal portal = new Portal(folder, dying);
      portal.signUp();
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(0, 1));
      portal.pass(Duration.ofSeconds(10));
      assertThat(portal.runDue()).isEqualTo(new Jobs.Run(1, 0));
      assertThat(server.messages).hasSize(2);
      assertThat(messageId(server.messages.get(0))).isEqualTo(messageId(server.messages.get(1)));
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String messageId(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith("Message-ID: "))
        .findFirst()
        .orElseThrow();
  }

  private static SmtpMailer mailer(int port) {
    return SmtpMailer.builder("localhost", Mails.SENDER, Mails.CLOCK)
        .port(port)
        .dangerouslyUnencrypted()
        .build();
  }
}
