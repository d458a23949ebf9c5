package org.carillon.account.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.PersonAttributes;

/**
 * The attributes of the owner of an account: texts of {@link PersonAttributes}. In the profile of
 * an existing account no text is empty. In a change, an empty text removes the attribute.
 *
 * @param texts the texts by the attribute's name
 * @param rest further data from a program, in a format that only the edge for that program reads;
 *     at most {@value #MOST_REST} characters
 */
public record Profile(Map<String, String> texts, Optional<String> rest) {
  /** The greatest length of further data from a program, in characters. */
  public static final int MOST_REST = 65_536;

  /** A profile without attributes. */
  public static final Profile NONE = new Profile(Map.of());

  public Profile {
    texts = Map.copyOf(texts);
  }

  /** Creates a profile without further data from a program. */
  public Profile(Map<String, String> texts) {
    this(texts, Optional.empty());
  }

  /** Returns whether the profile has neither attributes nor further data. */
  public boolean isEmpty() {
    return texts.isEmpty() && rest.isEmpty();
  }

  /** Returns the attributes of a person from a set of attributes that may have others too. */
  public static Profile said(AttributeValues values) {
    Map<String, String> texts = new TreeMap<>();
    for (Attribute<String> attribute : PersonAttributes.all()) {
      values.get(attribute).ifPresent(text -> texts.put(attribute.name(), text));
    }
    return new Profile(texts);
  }

  /** Creates a profile from its stored form. Texts of removed attributes are left out. */
  public static Profile kept(Map<String, String> texts, Optional<String> rest) {
    Map<String, String> known = new TreeMap<>();
    for (Attribute<String> attribute : PersonAttributes.all()) {
      String text = texts.getOrDefault(attribute.name(), "");
      if (!text.isEmpty()) {
        known.put(attribute.name(), text);
      }
    }
    return new Profile(known, rest.filter(text -> !text.isEmpty()));
  }

  /** Returns the text of an attribute, or an empty text if it has none. */
  public String text(Attribute<String> attribute) {
    return texts.getOrDefault(attribute.name(), "");
  }

  /** Returns the telephone numbers for comparison, without blanks and hyphens (RFC 4518 §2.6.3). */
  public List<String> numbers() {
    return Stream.of(
            PersonAttributes.WORK_PHONE,
            PersonAttributes.MOBILE_PHONE,
            PersonAttributes.HOME_PHONE,
            PersonAttributes.FAX)
        .map(attribute -> text(attribute).replaceAll("[\\s-]+", ""))
        .filter(number -> !number.isEmpty())
        .toList();
  }

  /** Returns the profile after a change. */
  public Profile changed(Profile change) {
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(change.texts);
    return kept(all, change.rest.or(() -> rest));
  }

  /** Adds all attributes of this profile to other attributes. */
  public AttributeValues addTo(AttributeValues values) {
    AttributeValues all = values;
    for (Attribute<String> attribute : PersonAttributes.all()) {
      all = all.with(attribute, text(attribute));
    }
    return all;
  }

  /** Returns the first problem that prevents storing the profile, or empty if there is none. */
  public Optional<Failure> problem() {
    if (rest.filter(text -> text.length() > MOST_REST).isPresent()) {
      return Optional.of(
          new Failure.Invalid(
              "profile", "too-long", "The attributes of the account are too large in total."));
    }
    return PersonAttributes.all().stream()
        .filter(attribute -> text(attribute).codePoints().anyMatch(Profile::isNoText))
        .findFirst()
        .map(
            attribute ->
                new Failure.Invalid(
                    attribute.name(), "malformed", "This must not contain control characters."));
  }

  private static boolean isNoText(int point) {
    return Character.isISOControl(point)
        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
