package io.entitlements.core.mail;

import io.entitlements.spi.Mail;
import io.entitlements.spi.Mailer;
import io.entitlements.type.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands messages to a mail server by SMTP (RFC 5321), over TLS unless the builder was told
 * otherwise. Each message takes a connection of its own, on the thread that sends it; while it is
 * open, Angus Mail keeps a thread that closes it when writing takes too long. Logs nothing itself.
 *
 * <p>Thread-safe. Blocks, at each step no longer than the timeout for it.
 */
public final class SmtpMailer implements Mailer {

  private final SmtpMailerBuilder.Server server;
  private final Sender sender;
  private final Clock clock;
  private final Session session;
  private final Session utf8Session;

  SmtpMailer(SmtpMailerBuilder.Server server, Sender sender, Clock clock) {
    this.server = server;
    this.sender = sender;
    this.clock = clock;
    this.session = Session.getInstance(server.properties(false));
    this.utf8Session = Session.getInstance(server.properties(true));
  }

  /**
   * Begins the making of a mailer.
   *
   * @param host the mail server's host name or address, which its certificate must name
   * @param sender the address in {@code From}, in ASCII; bounces go to it, too
   * @param clock the clock for {@code Date}
   * @return a builder whose other settings have defaults
   */
  public static SmtpMailerBuilder builder(String host, EmailAddress sender, Clock clock) {
    return new SmtpMailerBuilder(host, sender, clock);
  }

  /**
   * Hands a message to the mail server. Its {@code Message-ID} is made from {@link Mail#id()}, so
   * that a message that is sent again because nobody knows whether it was sent has the same one.
   *
   * @param mail the message
   * @throws SmtpException if the server cannot be reached, cannot be trusted, or refuses
   */
  @Override
  public void send(Mail mail) throws SmtpException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jakarta Mail looks for what writes the parts of a message by the thread's class loader, and
    // that of a scheduler's thread need not know of it.
    thread.setContextClassLoader(SmtpMailer.class.getClassLoader());
    try {
      deliver(mail);
    } catch (MessagingException e) {
      throw SmtpException.of(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void deliver(Mail mail) throws MessagingException, SmtpException {
    boolean utf8 = !Sender.isAscii(mail.to());
    Session kind = utf8 ? utf8Session : session;
    MimeMessage message = new MimeMail(kind, mail, sender, Date.from(clock.instant()));
    message.saveChanges();
    URLName url = new URLName("smtp", server.host(), server.port(), null, null, null);
    SMTPTransport transport = new SMTPTransport(kind, url);
    try {
      server.connect(transport);
      if (utf8 && !transport.supportsExtension("SMTPUTF8")) {
        throw SmtpException.noUtf8();
      }
      transport.sendMessage(message, new Address[] {Sender.plain(mail.to())});
    } finally {
      close(transport);
    }
  }

  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The server has taken the message, or has said why not: how it parts does not matter.
    }
  }

  @Override
  public String toString() {
    return "SmtpMailer[" + server.host() + ":" + server.port() + "]";
  }
}
