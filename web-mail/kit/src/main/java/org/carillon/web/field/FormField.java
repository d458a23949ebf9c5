package org.carillon.web.field;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A record's component as a form shows it.
 *
 * @param name its name, which is the input's id
 * @param kind the kind of its input
 * @param says its declaration
 * @param options the options; empty unless it is a choice
 */
public record FormField(String name, Kind kind, Field says, List<Option> options) {

  /** The kind of a field's input. */
  public enum Kind {
    TEXT,
    SECRET,
    CHOICE,
    CHECK
  }

  /**
   * An option.
   *
   * @param value the constant's name
   * @param words the key of its label; empty if it has a name
   * @param name its name in every language
   */
  public record Option(String value, String words, String name) {

    /** An option with a label of the bundle. */
    public static Option of(String value, String words) {
      return new Option(value, words, "");
    }

    /** An option with a name of its own. */
    public static Option named(String value, String name) {
      return new Option(value, "", name);
    }
  }

  public FormField {
    options = List.copyOf(options);
  }

  /**
   * The field of a component.
   *
   * @throws IllegalArgumentException if it has no {@link Field}, or a type that forms don't support
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
    throw new IllegalArgumentException("A form field cannot have the type " + type);
  }

  private static List<Option> options(Class<?> type, Field says) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .map(name -> Option.of(name, says.choices() + "." + name.toLowerCase(Locale.ROOT)))
            .toList()
        : List.of();
  }

  /** The same text field with these options. */
  FormField choosing(List<Option> options) {
    return new FormField(name, Kind.CHOICE, says, options);
  }

  public String getLabel() {
    return says.label();
  }

  /** The key of an explanation, or empty. */
  public String getHelp() {
    return says.help();
  }

  public boolean isRequired() {
    return says.required();
  }

  public String getAutocomplete() {
    return says.autocomplete();
  }

  /** Returns whether a text exceeds its maximum length. */
  boolean isTooLong(Object value) {
    return value instanceof String text && text.length() > says.most();
  }
}
