package io.entitlements.core.mail;

import io.entitlements.spi.Mail;
import io.entitlements.type.EmailAddress;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.stream.Collectors;

/** A message in MIME (RFC 2045 to 2049): both bodies, the one that says more last. */
final class MimeMail extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  MimeMail(Session session, Mail mail, Sender sender, Date date) throws MessagingException {
    super(session);
    this.messageId = "<" + mail.id() + "@" + sender.domain() + ">";
    setFrom(sender.from());
    setRecipient(Message.RecipientType.TO, Sender.plain(mail.to()));
    if (sender.replyTo().isPresent()) {
      EmailAddress replyTo = sender.replyTo().get();
      setReplyTo(new Address[] {Sender.plain(replyTo)});
    }
    setSubject(mail.subject(), UTF_8);
    setSentDate(date);
    setContentLanguage(new String[] {mail.language().toLanguageTag()});
    // So that vacation notices do not answer (RFC 3834, section 5).
    setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = part(mail.text(), "plain");
    MimeBodyPart html = part(mail.html(), "html");
    setContent(new MimeMultipart("alternative", text, html));
  }

  private static MimeBodyPart part(String body, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    String lines = body.lines().collect(Collectors.joining("\r\n", "", "\r\n"));
    part.setText(lines, UTF_8, subtype);
    return part;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
