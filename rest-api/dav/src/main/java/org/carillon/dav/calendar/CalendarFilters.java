package org.carillon.dav.calendar;

import java.util.List;
import org.carillon.calendar.CalendarFilter;
import org.carillon.calendar.CalendarFilter.TextCollation;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Reads CALDAV:filter (RFC 4791 §9.7). */
public final class CalendarFilters {
  private static final XmlName COMPONENT = XmlName.caldav("comp-filter");
  private static final XmlName PROPERTY = XmlName.caldav("prop-filter");
  private static final XmlName PARAMETER = XmlName.caldav("param-filter");
  private static final XmlName TEXT = XmlName.caldav("text-match");
  private static final XmlName ABSENT = XmlName.caldav("is-not-defined");

  private int nodes;

  /** Returns a report's filter; throws {@link DavError} if there is none or it is unsupported. */
  public static CalendarFilter.Component asked(XmlElement report) {
    return report
        .element(XmlName.caldav("filter"))
        .map(CalendarFilters::of)
        .orElseThrow(CalendarFilters::invalid);
  }

  static CalendarFilter.Component of(XmlElement filter) {
    List<XmlElement> roots = filter.elements(COMPONENT);
    if (roots.size() != 1 || !name(roots.getFirst()).equals("VCALENDAR")) {
      throw invalid();
    }
    return new CalendarFilters().component(roots.getFirst(), "");
  }

  private CalendarFilter.Component component(XmlElement element, String parent) {
    count();
    String name = name(element);
    if (!mayBeIn(parent, name)) {
      throw invalid();
    }
    return new CalendarFilter.Component(
        name,
        element.element(ABSENT).isPresent(),
        element.element(CalendarNames.TIME_RANGE).map(TimeRanges::of),
        element.elements(PROPERTY).stream().map(this::property).toList(),
        element.elements(COMPONENT).stream().map(inside -> component(inside, name)).toList());
  }

  /** Nesting by RFC 5545 §3.6; a component that it does not define may be anywhere. */
  private static boolean mayBeIn(String parent, String name) {
    return switch (name) {
      case "VCALENDAR" -> parent.isEmpty();
      case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY" ->
          parent.equals("VCALENDAR");
      case "VALARM" -> parent.equals("VEVENT") || parent.equals("VTODO");
      default -> true;
    };
  }

  private CalendarFilter.Property property(XmlElement element) {
    count();
    return new CalendarFilter.Property(
        name(element),
        element.element(ABSENT).isPresent(),
        element.element(CalendarNames.TIME_RANGE).map(TimeRanges::of),
        element.element(TEXT).map(CalendarFilters::text),
        element.elements(PARAMETER).stream().map(this::parameter).toList());
  }

  private CalendarFilter.Parameter parameter(XmlElement element) {
    count();
    return new CalendarFilter.Parameter(
        name(element),
        element.element(ABSENT).isPresent(),
        element.element(TEXT).map(CalendarFilters::text));
  }

  private void count() {
    if (++nodes > CalendarFilter.MOST) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("supported-filter"));
    }
  }

  private static CalendarFilter.Text text(XmlElement element) {
    TextCollation collation =
        TextCollation.of(element.attribute("collation").orElse(""))
            .orElseThrow(
                () -> DavError.of(DavError.FORBIDDEN, XmlName.caldav("supported-collation")));
    return new CalendarFilter.Text(
        element.text(),
        collation,
        element.attribute("negate-condition").filter("yes"::equalsIgnoreCase).isPresent());
  }

  private static String name(XmlElement element) {
    return element
        .attribute("name")
        .filter(name -> !name.isBlank())
        .map(name -> name.toUpperCase(java.util.Locale.ROOT))
        .orElseThrow(CalendarFilters::invalid);
  }

  private static DavError invalid() {
    return DavError.of(DavError.FORBIDDEN, XmlName.caldav("valid-filter"));
  }
}
