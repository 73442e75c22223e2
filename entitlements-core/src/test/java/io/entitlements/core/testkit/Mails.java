package io.entitlements.core.testkit;

import io.entitlements.account.LinkProof;
import io.entitlements.spi.Mail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads emails as a person does. */
final class Mails {

  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$");

  private Mails() {}

  /** The newest with a link of a kind. */
  static Mail newest(List<Mail> mailbox, String kind) {
    for (int i = mailbox.size() - 1; i >= 0; i--) {
      if (find(link(kind), mailbox.get(i)).isPresent()) {
        return mailbox.get(i);
      }
    }
    throw new AssertionError("no mail with a link to " + kind);
  }

  static String secret(Mail mail, String kind) {
    return find(link(kind), mail).orElseThrow();
  }

  static LinkProof.WithCode proof(Mail mail, String kind) {
    return new LinkProof.WithCode(secret(mail, kind), find(CODE, mail).orElseThrow());
  }

  /** What a store keeps of a secret. */
  static String storedForm(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Pattern link(String kind) {
    return Pattern.compile("/" + kind + "/(\\S+)");
  }

  private static Optional<String> find(Pattern pattern, Mail mail) {
    Matcher found = pattern.matcher(mail.text());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
