package io.entitlements.core.internal.mail;

import java.util.Locale;

/**
 * Which form a language wants after a whole number: the cardinal rules of Unicode CLDR for
 * integers. A language that is not listed has one form for 1 and one for everything else.
 */
enum PluralRule {
  /** 1, and the others. */
  ONE {
    @Override
    String of(long n) {
      return n == 1 ? "one" : OTHER;
    }
  },
  /** No difference. */
  NONE {
    @Override
    String of(long n) {
      return OTHER;
    }
  },
  /** 0 and 1, and the others. */
  FRENCH {
    @Override
    String of(long n) {
      return n <= 1 ? "one" : OTHER;
    }
  },
  /** 1, 2 to 4, and the others. */
  CZECH {
    @Override
    String of(long n) {
      return n == 1 ? "one" : n >= 2 && n <= 4 ? "few" : OTHER;
    }
  },
  /** 1; 2 to 4, 22 to 24 and so on; the others. */
  POLISH {
    @Override
    String of(long n) {
      return n == 1 ? "one" : endsInTwoToFour(n) ? "few" : "many";
    }
  },
  /** 1, 21 and so on; 2 to 4, 22 to 24 and so on; the others. */
  RUSSIAN {
    @Override
    String of(long n) {
      return endsInOne(n) ? "one" : endsInTwoToFour(n) ? "few" : "many";
    }
  },
  /** As Russian, whose third form is the common one. */
  CROATIAN {
    @Override
    String of(long n) {
      return endsInOne(n) ? "one" : endsInTwoToFour(n) ? "few" : OTHER;
    }
  },
  /** 1, 21 and so on; the tens and teens; the others. */
  LITHUANIAN {
    @Override
    String of(long n) {
      boolean teen = n % 100 > 10 && n % 100 < 20;
      return endsInOne(n) ? "one" : n % 10 == 0 || teen ? OTHER : "few";
    }
  },
  /** 1; 0 and 2 to 19, 102 to 119 and so on; the others. */
  ROMANIAN {
    @Override
    String of(long n) {
      return n == 1 ? "one" : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? "few" : OTHER;
    }
  },
  /** Six forms. */
  ARABIC {
    @Override
    String of(long n) {
      if (n <= 2) {
        return n == 0 ? "zero" : n == 1 ? "one" : "two";
      }
      long rest = n % 100;
      return rest >= 3 && rest <= 10 ? "few" : rest >= 11 ? "many" : OTHER;
    }
  };

  /** The form that every language has, or falls back to. */
  static final String OTHER = "other";

  /** The name of the form after a number that is not negative. */
  abstract String of(long n);

  static PluralRule of(Locale language) {
    return switch (language.getLanguage()) {
      case "id", "ja", "ko", "ms", "th", "vi", "zh" -> NONE;
      case "fr", "hy" -> FRENCH;
      case "pt" -> language.getCountry().equals("PT") ? ONE : FRENCH;
      case "cs", "sk" -> CZECH;
      case "pl" -> POLISH;
      case "be", "ru", "uk" -> RUSSIAN;
      case "bs", "hr", "sr" -> CROATIAN;
      case "lt" -> LITHUANIAN;
      case "mo", "ro" -> ROMANIAN;
      case "ar" -> ARABIC;
      default -> ONE;
    };
  }

  private static boolean endsInOne(long n) {
    return n % 10 == 1 && n % 100 != 11;
  }

  private static boolean endsInTwoToFour(long n) {
    long last = n % 10;
    long teen = n % 100;
    return last >= 2 && last <= 4 && (teen < 12 || teen > 14);
  }
}
