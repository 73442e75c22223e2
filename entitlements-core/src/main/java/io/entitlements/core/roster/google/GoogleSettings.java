package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.type.DisplayText;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how people of Google Workspace are read.
 *
 * @param account by what Google knows who asks
 * @param subject the address of the person for whom the account reads: an administrator of the
 *     domain with the right to read the list
 * @param list who is read
 * @param directory where the Directory API is: HTTPS, or HTTP on this computer itself
 * @param classroom where the Classroom API is: HTTPS, or HTTP on this computer itself
 * @param timeout how long one request may take with all of its answer, up to 10 minutes
 */
public record GoogleSettings(
    GoogleServiceAccount account,
    String subject,
    GoogleList list,
    URI directory,
    URI classroom,
    Duration timeout) {

  /** Where Google has the Directory API. */
  public static final URI DIRECTORY = URI.create("https://admin.googleapis.com/");

  /** Where Google has the Classroom API. */
  public static final URI CLASSROOM = URI.create("https://classroom.googleapis.com/");

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  /** Checks everything. */
  public GoogleSettings {
    Objects.requireNonNull(account, "account");
    DisplayText.check("subject", subject, 3, 320);
    Objects.requireNonNull(list, "list");
    directory = SecretUri.base("the Directory API", directory);
    classroom = SecretUri.base("the Classroom API", classroom);
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout is up to 10 minutes, not " + timeout);
    }
  }

  /**
   * The usual: Google's own addresses, and 90 seconds for a request.
   *
   * @param account by what Google knows who asks
   * @param subject the address of the person for whom the account reads
   * @param list who is read
   * @return the settings
   */
  public static GoogleSettings of(GoogleServiceAccount account, String subject, GoogleList list) {
    return new GoogleSettings(account, subject, list, DIRECTORY, CLASSROOM, Duration.ofSeconds(90));
  }

  /** Without the subject, which is somebody's address. */
  @Override
  public String toString() {
    return "GoogleSettings[" + account + ", " + list + "]";
  }
}
