package io.entitlements.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.entitlements.type.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives at a real mail server. */
class SmtpMailerTest {

  private static final EmailAddress HELP = EmailAddress.of("help@vendor.example");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_message_arrives_with_both_bodies_the_richer_one_last() throws Exception {
    builder().build().send(Mails.mail(Mails.ADA, "Subject", "Some text", Locale.ENGLISH));
    MimeMessage message = received();
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("Some text");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Some text</p>");
  }

  @Test
  void its_headers_say_who_when_which_and_that_nobody_shall_answer_by_machine() throws Exception {
    builder()
        .senderName("Ärger & Söhne, \"Portal\" 🎵")
        .replyTo(HELP)
        .build()
        .send(Mails.mail(Mails.ADA, "Subject", "Text", Locale.CANADA_FRENCH));
    MimeMessage message = received();
    InternetAddress from = (InternetAddress) message.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("portal@vendor.example");
    assertThat(from.getPersonal()).isEqualTo("Ärger & Söhne, \"Portal\" 🎵");
    assertThat(message.getAllRecipients())
        .containsExactly(new InternetAddress("ada@school.example"));
    assertThat(message.getReplyTo()).containsExactly(new InternetAddress("help@vendor.example"));
    assertThat(message.getSentDate()).isEqualTo(Date.from(Mails.CLOCK.instant()));
    assertThat(message.getMessageID()).isEqualTo("<0193-ab@vendor.example>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getContentLanguage()).containsExactly("fr-CA");
    assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
  }

  @Test
  void every_character_and_every_length_comes_through_in_lines_that_servers_take()
      throws Exception {
    String subject = "École « Zoë » 🎓 : terminé le 1er octobre, ".repeat(20).strip();
    String body = "Ça marche, 你好, 🎵.".repeat(400) + "x".repeat(3_000);
    builder().build().send(Mails.mail(Mails.ADA, subject, body, Locale.FRENCH));
    MimeMessage message = received();
    assertThat(message.getSubject()).isEqualTo(subject);
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(body + "\r\n");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains(body);
    assertThat(raw(message).lines())
        .allSatisfy(line -> assertThat(line.chars()).allMatch(c -> c < 0x7f))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
  }

  @Test
  void a_line_that_is_a_dot_ends_nothing() throws Exception {
    String body = "one\n.\n..two\nRCPT TO:<eve@evil.example>";
    builder().build().send(Mails.mail(Mails.ADA, "Subject", body, Locale.ENGLISH));
    MimeMultipart parts = (MimeMultipart) received().getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(body.replace("\n", "\r\n") + "\r\n");
  }

  @Test
  void a_thread_that_knows_no_classes_of_the_application_can_send_and_stays_as_it_was()
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    thread.setContextClassLoader(platform);
    try {
      builder().build().send(Mails.to(Mails.ADA));
      assertThat(thread.getContextClassLoader()).isSameAs(platform);
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(received().getSubject()).isEqualTo("A subject");
  }

  @Test
  void many_threads_send_by_one_mailer() throws Exception {
    SmtpMailer mailer = builder().build();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      EmailAddress to = EmailAddress.of("p" + i + "@school.example");
      threads[i] = new Thread(() -> send(mailer, to));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(server.getReceivedMessages())
        .extracting(message -> message.getAllRecipients()[0].toString())
        .doesNotHaveDuplicates()
        .hasSize(threads.length);
  }

  @Test
  void who_may_not_sign_in_sends_nothing_and_no_password_is_shown(@TempDir Path folder)
      throws Exception {
    Certificate certificate = Certificate.of(folder, "localhost");
    System.setProperty("greenmail.tls.keystore.file", certificate.file().toString());
    GreenMail encrypted = new GreenMail(new ServerSetup(0, "localhost", "smtps"));
    encrypted.setUser("mailer@vendor.example", "mailer", "pass-phrase");
    encrypted.start();
    try {
      SmtpMailerBuilder settings =
          SmtpMailer.builder("localhost", Mails.SENDER, Mails.CLOCK)
              .port(encrypted.getSmtps().getPort())
              .implicitTls()
              .sslContext(certificate.context());
      SmtpMailer wrong = settings.credentials("mailer", "wrong-phrase").build();
      assertThatThrownBy(() -> wrong.send(Mails.to(Mails.ADA)))
          .isInstanceOf(SmtpException.class)
          .hasMessageContaining("credentials")
          .hasMessageNotContaining("wrong-phrase");
      assertThat(encrypted.getReceivedMessages()).isEmpty();
      settings.credentials("mailer", "pass-phrase").build().send(Mails.to(Mails.ADA));
      assertThat(encrypted.getReceivedMessages()).hasSize(1);
      assertThat(settings.build().toString() + settings).doesNotContain("phrase", "mailer@");
    } finally {
      encrypted.stop();
      System.clearProperty("greenmail.tls.keystore.file");
    }
  }

  private static void send(SmtpMailer mailer, EmailAddress to) {
    try {
      mailer.send(Mails.to(to));
    } catch (SmtpException e) {
      throw new IllegalStateException(e);
    }
  }

  private SmtpMailerBuilder builder() {
    return SmtpMailer.builder("localhost", Mails.SENDER, Mails.CLOCK)
        .port(server.getSmtp().getPort())
        .dangerouslyUnencrypted();
  }

  private MimeMessage received() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String raw(MimeMessage message) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
