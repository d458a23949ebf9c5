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
 * What is said of the person whose account it is: texts of {@link PersonAttributes}. Of an account
 * that is there, none is empty; of a change, an empty one takes away what was said.
 *
 * @param texts by the attribute's name
 * @param rest what a program said besides, in a form that only its edge knows, at most {@value
 *     #MOST_REST} characters
 */
public record Profile(Map<String, String> texts, Optional<String> rest) {
  /** How much a program may say besides. */
  public static final int MOST_REST = 65_536;

  /** Of whom nothing is said. */
  public static final Profile NONE = new Profile(Map.of());

  /** Copies. */
  public Profile {
    texts = Map.copyOf(texts);
  }

  /** One of which nothing is said besides. */
  public Profile(Map<String, String> texts) {
    this(texts, Optional.empty());
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return texts.isEmpty() && rest.isEmpty();
  }

  /** What is said of a person among other attributes. */
  public static Profile said(AttributeValues values) {
    Map<String, String> texts = new TreeMap<>();
    for (Attribute<String> attribute : PersonAttributes.all()) {
      values.get(attribute).ifPresent(text -> texts.put(attribute.name(), text));
    }
    return new Profile(texts);
  }

  /** As kept: what is of no attribute any more is left out. */
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

  /** One of them; empty where nothing is said. */
  public String text(Attribute<String> attribute) {
    return texts.getOrDefault(attribute.name(), "");
  }

  /** Its telephone numbers as they are compared, without blanks and hyphens (RFC 4518 §2.6.3). */
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

  /** The same after a change. */
  public Profile changed(Profile change) {
    Map<String, String> all = new TreeMap<>(texts);
    all.putAll(change.texts);
    return kept(all, change.rest.or(() -> rest));
  }

  /** Adds all of them to other attributes. */
  public AttributeValues addTo(AttributeValues values) {
    AttributeValues all = values;
    for (Attribute<String> attribute : PersonAttributes.all()) {
      all = all.with(attribute, text(attribute));
    }
    return all;
  }

  /** The first that cannot be kept; empty if all can. */
  public Optional<Failure> problem() {
    if (rest.filter(text -> text.length() > MOST_REST).isPresent()) {
      return Optional.of(
          new Failure.Invalid("profile", "too-long", "This is more than is kept of an account."));
    }
    return PersonAttributes.all().stream()
        .filter(attribute -> text(attribute).codePoints().anyMatch(Profile::isNoText))
        .findFirst()
        .map(
            attribute ->
                new Failure.Invalid(
                    attribute.name(), "malformed", "This has no control characters."));
  }

  private static boolean isNoText(int point) {
    return Character.isISOControl(point)
        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
