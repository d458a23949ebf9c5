package org.carillon.calendar;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * What objects are looked for (RFC 4791 §9.7): a tree of components, properties and parameters. The
 * root is of the component {@code VCALENDAR}.
 */
public sealed interface CalendarFilter {
  /** How many nodes one has at most, and how deep it is. */
  int MOST = 200;

  /** What it is of: {@code VEVENT}, {@code SUMMARY}, {@code PARTSTAT}. */
  String name();

  /** Whether it is met by what is not there. */
  boolean isAbsent();

  /**
   * A component.
   *
   * @param name its name
   * @param isAbsent whether it is met when there is none
   * @param range met when an instance is in it (§9.9)
   * @param properties each of which has to be met
   * @param components each of which has to be met by a component in it
   */
  record Component(
      String name,
      boolean isAbsent,
      Optional<TimeSpan> range,
      List<Property> properties,
      List<Component> components)
      implements CalendarFilter {
    /** Keeps copies. */
    public Component {
      properties = List.copyOf(properties);
      components = List.copyOf(components);
    }

    /** Met when there is one. */
    public Component(String name) {
      this(name, false, Optional.empty(), List.of(), List.of());
    }
  }

  /**
   * A property.
   *
   * @param name its name
   * @param isAbsent whether it is met when there is none
   * @param range met when its time is in it
   * @param text met by its value
   * @param parameters each of which has to be met
   */
  record Property(
      String name,
      boolean isAbsent,
      Optional<TimeSpan> range,
      Optional<Text> text,
      List<Parameter> parameters)
      implements CalendarFilter {
    /** Keeps a copy. */
    public Property {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param isAbsent whether it is met when there is none
   * @param text met by its value
   */
  record Parameter(String name, boolean isAbsent, Optional<Text> text) implements CalendarFilter {}

  /**
   * A text that is somewhere in a value.
   *
   * @param part the text
   * @param collation how both are compared
   * @param isNegated whether it is met where the text is not
   */
  record Text(String part, TextCollation collation, boolean isNegated) {}

  /** How texts are compared. */
  enum TextCollation {
    /** Letters of ASCII alike in both cases (RFC 4790 §9.2): {@code i;ascii-casemap}. */
    ASCII_CASEMAP("i;ascii-casemap"),
    /** Octet by octet (RFC 4790 §9.3): {@code i;octet}. */
    OCTET("i;octet"),
    /** All letters alike in both cases, and in all forms (RFC 5051): {@code i;unicode-casemap}. */
    UNICODE_CASEMAP("i;unicode-casemap");

    private final String written;

    TextCollation(String written) {
      this.written = written;
    }

    /** Its name. */
    public String written() {
      return written;
    }

    /** The one of a name; {@code default} is the first. */
    public static Optional<TextCollation> of(String name) {
      if (name.isEmpty() || name.equals("default")) {
        return Optional.of(ASCII_CASEMAP);
      }
      for (TextCollation collation : values()) {
        if (collation.written.equalsIgnoreCase(name)) {
          return Optional.of(collation);
        }
      }
      return Optional.empty();
    }
  }
}
