package org.carillon.calendar;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;

/** A filter for calendar objects (RFC 4791 §9.7): a tree with {@code VCALENDAR} as its root. */
public sealed interface CalendarFilter {
  /** The maximum number of nodes of a filter, and its maximum depth. */
  int MOST = 200;

  /** Returns the name of the component, property or parameter, such as {@code SUMMARY}. */
  String name();

  /** Returns whether the filter matches if the named element is absent. */
  boolean isAbsent();

  /**
   * A filter for a component.
   *
   * @param name the name of the component
   * @param isAbsent whether the filter matches if there is no such component
   * @param range a time range that an instance must overlap (§9.9), or empty for none
   * @param properties the property filters, all of which must match
   * @param components the component filters, each of which must match a component inside this one
   */
  record Component(
      String name,
      boolean isAbsent,
      Optional<TimeSpan> range,
      List<Property> properties,
      List<Component> components)
      implements CalendarFilter {
    public Component {
      properties = List.copyOf(properties);
      components = List.copyOf(components);
    }

    /** Creates a filter that matches if a component of that name is present. */
    public Component(String name) {
      this(name, false, Optional.empty(), List.of(), List.of());
    }
  }

  /**
   * A filter for a property.
   *
   * @param name the name of the property
   * @param isAbsent whether the filter matches if there is no such property
   * @param range a time range that the property's time must be in, or empty for none
   * @param text a text that the property's value must match, or empty for none
   * @param parameters the parameter filters, all of which must match
   */
  record Property(
      String name,
      boolean isAbsent,
      Optional<TimeSpan> range,
      Optional<Text> text,
      List<Parameter> parameters)
      implements CalendarFilter {
    public Property {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A filter for a parameter.
   *
   * @param name the name of the parameter
   * @param isAbsent whether the filter matches if there is no such parameter
   * @param text a text that the parameter's value must match, or empty for none
   */
  record Parameter(String name, boolean isAbsent, Optional<Text> text) implements CalendarFilter {}

  /**
   * A text to be found anywhere in a value.
   *
   * @param part the text
   * @param collation how the text and the value are compared
   * @param isNegated whether the filter matches if the value does not contain the text
   */
  record Text(String part, TextCollation collation, boolean isNegated) {}

  /** The collation by which texts are compared. */
  enum TextCollation {
    /** Ignores the case of ASCII letters (RFC 4790 §9.2): {@code i;ascii-casemap}. */
    ASCII_CASEMAP("i;ascii-casemap"),
    /** Compares octet by octet (RFC 4790 §9.3): {@code i;octet}. */
    OCTET("i;octet"),
    /** Ignores the case and form of all letters (RFC 5051): {@code i;unicode-casemap}. */
    UNICODE_CASEMAP("i;unicode-casemap");

    private final String written;

    TextCollation(String written) {
      this.written = written;
    }

    /** Returns the name of the collation. */
    public String written() {
      return written;
    }

    /** Returns the collation of a name, or empty if unknown. {@code default} is the first. */
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
