package io.entitlements.samples.quickstart;

import io.entitlements.account.LinkProof;
import io.entitlements.spi.Mail;
import io.entitlements.spi.Mailer;
import io.entitlements.type.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands for a mail server: each message becomes a text file, which is then read as a person would.
 */
final class MailFolder implements Mailer {

  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9A-Z]{4}-[0-9A-Z]{4})$");

  private final Path folder;

  MailFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Throws away what an earlier run left. */
  MailFolder emptied() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    return this;
  }

  @Override
  public void send(Mail mail) throws IOException {
    String text = "To: " + mail.to() + "\nSubject: " + mail.subject() + "\n\n" + mail.text();
    Path whole = folder.resolve(mail.id() + ".txt");
    Path part = folder.resolve(mail.id() + ".part");
    Files.writeString(part, text);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The secret of the newest link of a kind, among the messages that hold a text. */
  Optional<String> newestSecret(String kind, String text) {
    return messages().stream()
        .filter(message -> message.contains(text))
        .flatMap(message -> find(link(kind), message).stream())
        .findFirst();
  }

  /** The newest link of a kind that went to an address, and the code beside it. */
  Optional<LinkProof.WithCode> newestProof(String kind, EmailAddress to) {
    return messages().stream()
        .filter(message -> message.contains("To: " + to + "\n"))
        .flatMap(message -> proof(kind, message).stream())
        .findFirst();
  }

  private static Optional<LinkProof.WithCode> proof(String kind, String message) {
    return find(link(kind), message)
        .flatMap(secret -> find(CODE, message).map(code -> new LinkProof.WithCode(secret, code)));
  }

  private static Pattern link(String kind) {
    return Pattern.compile("/" + kind + "/(\\S+)");
  }

  private static Optional<String> find(Pattern pattern, String message) {
    Matcher found = pattern.matcher(message);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** Newest first: the name of a message begins with the time at which its job was made. */
  private List<String> messages() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted(Comparator.reverseOrder())
          .map(MailFolder::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
