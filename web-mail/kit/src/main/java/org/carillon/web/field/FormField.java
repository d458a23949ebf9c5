package org.carillon.web.field;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A record's component as a form shows it.
 *
 * @param name its name, which is the input's id
 * @param kind what it is filled in by
 * @param says what is said of it
 * @param options what can be chosen; empty but of a choice
 */
public record FormField(String name, Kind kind, Field says, List<Option> options) {

  /** What a field is filled in by. */
  public enum Kind {
    TEXT,
    SECRET,
    CHOICE,
    CHECK
  }

  /**
   * Something to choose.
   *
   * @param value the constant's name
   * @param words the key of its words; empty where it has a name
   * @param name what it is called in every language
   */
  public record Option(String value, String words, String name) {

    /** Something that is called by words of the bundle. */
    public static Option of(String value, String words) {
      return new Option(value, words, "");
    }

    /** Something that has a name of its own. */
    public static Option named(String value, String name) {
      return new Option(value, "", name);
    }
  }

  /** Keeps a copy. */
  public FormField {
    options = List.copyOf(options);
  }

  /**
   * The field of a component.
   *
   * @throws IllegalArgumentException if nothing is said of it, or a form can't fill it in
   */
  static FormField of(RecordComponent component) {
    Field says = component.getAnnotation(Field.class);
    if (says == null) {
      throw new IllegalArgumentException(component + " has no @Field");
    }
    return new FormField(
        component.getName(),
        kind(component.getType(), says),
        says,
        options(component.getType(), says));
  }

  private static Kind kind(Class<?> type, Field says) {
    if (type == String.class) {
      return says.secret() ? Kind.SECRET : Kind.TEXT;
    }
    if (type == boolean.class) {
      return Kind.CHECK;
    }
    if (type.isEnum()) {
      return Kind.CHOICE;
    }
    throw new IllegalArgumentException("No form fills in " + type);
  }

  private static List<Option> options(Class<?> type, Field says) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .map(name -> Option.of(name, says.choices() + "." + name.toLowerCase(Locale.ROOT)))
            .toList()
        : List.of();
  }

  /** The same text with these to choose from. */
  FormField choosing(List<Option> options) {
    return new FormField(name, Kind.CHOICE, says, options);
  }

  /** The key of its label. */
  public String getLabel() {
    return says.label();
  }

  /** The key of a sentence that helps; empty for none. */
  public String getHelp() {
    return says.help();
  }

  /** Whether it must be filled in. */
  public boolean isRequired() {
    return says.required();
  }

  /** What browsers may fill in by themselves. */
  public String getAutocomplete() {
    return says.autocomplete();
  }

  /** Whether a text is longer than it may be. */
  boolean isTooLong(Object value) {
    return value instanceof String text && text.length() > says.most();
  }
}
