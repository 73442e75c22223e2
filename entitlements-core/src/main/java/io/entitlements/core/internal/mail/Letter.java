package io.entitlements.core.internal.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a letter says, from top to bottom, without its language and its form. Immutable.
 *
 * @param subject its subject, which is its heading, too
 * @param parts what follows
 */
public record Letter(Phrase subject, List<Part> parts) {

  /** A part of a letter. */
  public sealed interface Part {}

  /** A paragraph. */
  record Paragraph(Phrase words) implements Part {}

  /** An item of a list; those that follow each other are one list. */
  record Item(Phrase words) implements Part {}

  /** A link, shown as a button and in the clear. */
  record Button(Phrase label, String url) implements Part {}

  /** A short code to type, shown large. */
  record Code(String symbols) implements Part {}

  /** Small print at the end: why somebody gets this. */
  record SmallPrint(Phrase words) implements Part {}

  /** Checks that nothing is missing. */
  public Letter {
    Objects.requireNonNull(subject, "subject");
    parts = List.copyOf(parts);
  }

  /** A letter that says nothing but its subject yet. */
  public static Letter about(Phrase subject) {
    return new Letter(subject, List.of());
  }

  /** Adds a paragraph. */
  public Letter say(Phrase words) {
    return and(new Paragraph(words));
  }

  /** Adds a paragraph of fixed words. */
  public Letter say(String key) {
    return say(Phrase.of(key));
  }

  /** Adds an item of a list. */
  public Letter item(Phrase words) {
    return and(new Item(words));
  }

  /** Adds a link. */
  public Letter button(String key, String url) {
    return and(new Button(Phrase.of(key), url));
  }

  /** Adds the short code that an emailed link wants typed. */
  public Letter code(String symbols) {
    return and(new Code(symbols));
  }

  /** Adds small print. */
  public Letter smallPrint(String key) {
    return and(new SmallPrint(Phrase.of(key)));
  }

  private Letter and(Part part) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return new Letter(subject, more);
  }
}
