package io.entitlements.core.internal.scim.filter;

/** With what a value is compared ({@code compValue} in RFC 7644, figure 1). */
public sealed interface Literal {

  /** A text. */
  record Text(String value) implements Literal {

    /** As JSON. */
    @Override
    public String toString() {
      StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ') {
          quoted.append(String.format("\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Literal {

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A number as it is written; no attribute of ours is one. */
  record Digits(String text) implements Literal {

    @Override
    public String toString() {
      return text;
    }
  }

  /** Nothing. */
  enum Null implements Literal {
    /** The only one. */
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }
}
