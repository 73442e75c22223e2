package io.entitlements.activation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client says of the machine that it runs on, where the vendor wants that: names and hashes,
 * never the values themselves. A trait is something that stays when a computer is renamed, docked
 * or connected by VPN; a MAC address is none, and there is no name for it.
 *
 * @param hashes by name: at most {@value #MOST}; a name has 1 to 20 of the characters {@code a-z},
 *     {@code 0-9} and {@code -}; a hash is what {@link #hash} gives
 */
public record MachineTraits(Map<String, String> hashes) {

  /** The serial number of the main board. */
  public static final String BOARD = "board";

  /** The firmware's identifier of the system (UUID of SMBIOS). */
  public static final String SYSTEM = "system";

  /** The serial number of the disk that the system starts from. */
  public static final String DISK = "disk";

  /** The identifier that the operating system made when it was installed. */
  public static final String OS_INSTALLATION = "os-installation";

  /** The model of the processor. */
  public static final String PROCESSOR = "processor";

  /** The model of the computer. */
  public static final String MODEL = "model";

  /** At most so many traits. */
  public static final int MOST = 8;

  /** Nothing is said. */
  public static final MachineTraits NONE = new MachineTraits(Map.of());

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,20}");
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int HASH_BYTES = 16;

  /** Checks the form and keeps an immutable copy, ordered by name. */
  public MachineTraits {
    if (hashes.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " traits");
    }
    hashes.forEach(
        (name, hash) -> {
          if (!NAME.matcher(name).matches() || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not the name and hash of a trait: " + name);
          }
        });
    hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
  }

  /**
   * Hashes a trait on the client, so that equal machines are recognised and nothing else is told.
   *
   * @param vendor a text of the vendor's own, the same in all its programs
   * @param name the trait
   * @param value what the machine says
   * @return 128 bits of the SHA-256 of all three, in base64url: 22 characters
   */
  public static String hash(String vendor, String name, String value) {
    String text = vendor.length() + ":" + vendor + name.length() + ":" + name + value;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads what {@link #text()} gave.
   *
   * @param text {@code name=hash} for each trait, separated by commas; empty for none
   * @return the traits
   * @throws IllegalArgumentException if it is not exactly that
   */
  public static MachineTraits parse(String text) {
    Map<String, String> hashes = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String trait : text.split(",", MOST + 2)) {
        int equals = trait.indexOf('=');
        if (equals < 0
            || hashes.put(trait.substring(0, equals), trait.substring(equals + 1)) != null) {
          throw new IllegalArgumentException("not traits");
        }
      }
    }
    MachineTraits traits = new MachineTraits(hashes);
    if (!traits.text().equals(text)) {
      throw new IllegalArgumentException("traits in another order");
    }
    return traits;
  }

  /**
   * The stored and travelling form.
   *
   * @return {@code name=hash} for each trait, ordered by name, separated by commas; at most 351
   *     characters
   */
  public String text() {
    return hashes.entrySet().stream()
        .map(trait -> trait.getKey() + "=" + trait.getValue())
        .collect(Collectors.joining(","));
  }
}
