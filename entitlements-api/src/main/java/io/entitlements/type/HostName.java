package io.entitlements.type;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The normal form of the names of hosts and domains, as {@link EmailAddress} describes it. */
final class HostName {

  private static final int MAX_LENGTH = 253;

  private HostName() {}

  static String lower(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** The normal form, or empty if the text is not at least two labels of a host's name. */
  static Optional<String> normalize(String text) {
    List<String> labels = new ArrayList<>();
    for (String label : lower(text).split("\\.", -1)) {
      Optional<String> ascii = asciiLabel(label);
      if (ascii.isEmpty()) {
        return Optional.empty();
      }
      labels.add(ascii.get());
    }
    return Optional.of(String.join(".", labels))
        .filter(name -> labels.size() > 1 && !labels.contains("") && name.length() <= MAX_LENGTH);
  }

  /** The platform implements IDNA of 2003, which reads some letters as others, or as nothing. */
  private static Optional<String> asciiLabel(String label) {
    try {
      String ascii = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      boolean isAscii = label.chars().allMatch(c -> c < 0x80);
      return Optional.of(ascii)
          .filter(read -> isAscii || IDN.toUnicode(read, IDN.USE_STD3_ASCII_RULES).equals(label));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
