package io.entitlements.core.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.Serial;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A message could not be handed over. Its own text names neither an address nor what the server
 * said; the cause may do both.
 */
public final class SmtpException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  /** What the server answered; 0 without an answer. */
  private final int replyCode;

  /** Whether the server refused it for good. */
  private final boolean permanent;

  private SmtpException(
      String message, int replyCode, boolean permanent, @Nullable Throwable cause) {
    super(message, cause);
    this.replyCode = replyCode;
    this.permanent = permanent;
  }

  static SmtpException noUtf8() {
    String message = "the recipient's address needs SMTPUTF8, which the mail server does not offer";
    return new SmtpException(message, 0, true, null);
  }

  static SmtpException of(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return new SmtpException("the mail server refused the credentials", 0, false, failure);
    }
    int code = 0;
    for (Exception at = failure; at != null; at = next(at)) {
      code = Math.max(code, code(at));
    }
    String message =
        code == 0
            ? "the mail server could not be reached, or the connection to it broke"
            : "the mail server refused the message with " + code;
    return new SmtpException(message, code, code >= 500, failure);
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException known ? known.getNextException() : null;
  }

  private static int code(Exception failure) {
    if (failure instanceof SMTPAddressFailedException recipient) {
      return recipient.getReturnCode();
    }
    if (failure instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    int code = failure instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    return code >= 400 ? code : 0;
  }

  /**
   * The server's answer.
   *
   * @return 400 to 599 (RFC 5321, section 4.2), or empty if it gave none
   */
  public OptionalInt replyCode() {
    return replyCode == 0 ? OptionalInt.empty() : OptionalInt.of(replyCode);
  }

  /**
   * Whether the server will not take this message later either, by its own account.
   *
   * @return true after an answer from 500 on, and where {@code SMTPUTF8} is needed and not offered
   */
  public boolean isPermanent() {
    return permanent;
  }
}
