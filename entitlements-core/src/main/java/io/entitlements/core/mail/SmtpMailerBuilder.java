package io.entitlements.core.mail;

import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link SmtpMailer}. Not thread-safe. */
public final class SmtpMailerBuilder {

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  private enum Security {
    STARTTLS(587),
    IMPLICIT_TLS(465),
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  private final String host;
  private final EmailAddress sender;
  private final Clock clock;
  private Security security = Security.STARTTLS;
  private int port;
  private @Nullable SSLContext sslContext;
  private @Nullable String user;
  private @Nullable String password;
  private String senderName = "";
  private Optional<EmailAddress> replyTo = Optional.empty();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(30);
  private Duration writeTimeout = Duration.ofSeconds(30);

  SmtpMailerBuilder(String host, EmailAddress sender, Clock clock) {
    if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c > 0x7e)) {
      throw new IllegalArgumentException("host is a host name or an address");
    }
    this.host = host;
    this.sender = ascii("sender", sender);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Sets the port. Default: 587, with {@link #implicitTls} 465, unencrypted 25.
   *
   * @param port 1 to 65535
   * @return this
   */
  public SmtpMailerBuilder port(int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port is 1 to 65535, not " + port);
    }
    this.port = port;
    return this;
  }

  /**
   * Speaks TLS from the first byte (RFC 8314, section 3.3). Default: {@code STARTTLS}, without
   * which nothing is sent.
   *
   * @return this
   */
  public SmtpMailerBuilder implicitTls() {
    return security(Security.IMPLICIT_TLS);
  }

  /**
   * Sends in the clear, secrets in links included: for a relay on the same computer, or a test.
   *
   * @return this
   */
  public SmtpMailerBuilder dangerouslyUnencrypted() {
    return security(Security.NONE);
  }

  private SmtpMailerBuilder security(Security wanted) {
    if (security != Security.STARTTLS && security != wanted) {
      throw new IllegalStateException("implicit TLS and no encryption exclude each other");
    }
    security = wanted;
    return this;
  }

  /**
   * Sets whom to trust, for a server whose certificate the JDK does not. Its name is checked all
   * the same.
   *
   * @param sslContext makes the connections
   * @return this
   */
  public SmtpMailerBuilder sslContext(SSLContext sslContext) {
    this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
    return this;
  }

  /**
   * Sets how to sign in to the mail server. Default: not at all.
   *
   * @param user the user's name
   * @param password the password; appears nowhere else
   * @return this
   */
  public SmtpMailerBuilder credentials(String user, String password) {
    this.user = Objects.requireNonNull(user, "user");
    this.password = Objects.requireNonNull(password, "password");
    return this;
  }

  /**
   * Sets the name beside the sender's address. Default: none.
   *
   * @param senderName 1 to 100 characters, no control characters
   * @return this
   */
  public SmtpMailerBuilder senderName(String senderName) {
    this.senderName = DisplayText.check("senderName", senderName, 1, 100);
    return this;
  }

  /**
   * Sets where answers go. Default: to the sender.
   *
   * @param replyTo the address, in ASCII as the sender's
   * @return this
   */
  public SmtpMailerBuilder replyTo(EmailAddress replyTo) {
    this.replyTo = Optional.of(ascii("replyTo", replyTo));
    return this;
  }

  /**
   * Sets how long to wait at most for a connection, for each answer, and for each write. Default:
   * 10, 30 and 30 seconds.
   *
   * @param connect 1 millisecond to 1 minute, as the others
   * @param read for an answer
   * @param write for a write
   * @return this
   */
  public SmtpMailerBuilder timeouts(Duration connect, Duration read, Duration write) {
    this.connectTimeout = checked("connect", connect);
    this.readTimeout = checked("read", read);
    this.writeTimeout = checked("write", write);
    return this;
  }

  private static EmailAddress ascii(String name, EmailAddress address) {
    if (!Sender.isAscii(address)) {
      throw new IllegalArgumentException(name + " is in ASCII, or not every server takes it");
    }
    return address;
  }

  private static Duration checked(String name, Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(name + " is 1 millisecond to 1 minute");
    }
    return timeout;
  }

  /**
   * Makes the mailer. Connects to nothing yet.
   *
   * @return the mailer
   * @throws IllegalStateException if credentials would be sent in the clear
   */
  public SmtpMailer build() {
    if (security == Security.NONE && (user != null || sslContext != null)) {
      throw new IllegalStateException("credentials and an SSL context need TLS");
    }
    String domain = sender.value().substring(sender.value().lastIndexOf('@') + 1);
    Sender from = new Sender(sender, senderName, replyTo, domain);
    return new SmtpMailer(new Server(this), from, clock);
  }

  @Override
  public String toString() {
    return "SmtpMailerBuilder[" + host + "]";
  }

  /** How the mail server is reached; shows no credentials. */
  static final class Server {

    private static final String PREFIX = "mail.smtp.";

    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Properties properties = new Properties();

    private Server(SmtpMailerBuilder settings) {
      this.host = settings.host;
      this.port = settings.port == 0 ? settings.security.port : settings.port;
      this.user = settings.user;
      this.password = settings.password;
      boolean startTls = settings.security == Security.STARTTLS;
      set("starttls.enable", startTls);
      set("starttls.required", startTls);
      set("ssl.enable", settings.security == Security.IMPLICIT_TLS);
      set("ssl.checkserveridentity", true);
      set("auth", user != null);
      set("connectiontimeout", settings.connectTimeout.toMillis());
      set("timeout", settings.readTimeout.toMillis());
      set("writetimeout", settings.writeTimeout.toMillis());
      // The server has said that it has the message; it need not say good-bye.
      set("quitwait", false);
      if (settings.sslContext != null) {
        properties.put(PREFIX + "ssl.socketFactory", settings.sslContext.getSocketFactory());
        set("ssl.socketFactory.fallback", false);
      }
    }

    private void set(String name, Object value) {
      properties.setProperty(PREFIX + name, value.toString());
    }

    String host() {
      return host;
    }

    int port() {
      return port;
    }

    /** The settings of a session, with internationalised headers (RFC 6531) or without. */
    Properties properties(boolean utf8) {
      Properties copy = new Properties();
      copy.putAll(properties);
      copy.setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
      return copy;
    }

    void connect(SMTPTransport transport) throws MessagingException {
      transport.connect(host, port, user, password);
    }
  }
}
