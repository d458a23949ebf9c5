package org.carillon.format.icalendar.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * The view of an object that is not public (RFC 5545 §3.8.1.3) for users without access to it: its
 * UID, its times, and that the owner is busy then.
 */
public final class PrivateObjectView {
  public static final String TITLE = "Busy";

  private static final Set<String> OF_THE_CALENDAR = Set.of("VERSION", "CALSCALE");
  private static final Set<String> OF_A_ZONE =
      Set.of("TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE");
  private static final Set<String> PARAMETERS = Set.of("TZID", "VALUE", "RANGE", "FBTYPE");

  /** The properties that a user with free/busy access only may see. */
  private static final Set<String> TOLD =
      Set.of(
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RECURRENCE-ID",
          "RRULE",
          "EXRULE",
          "RDATE",
          "EXDATE",
          "FREEBUSY",
          "BUSYTYPE",
          "TRANSP");

  /** The properties that are shown of a private object: the same, and those that identify it. */
  private static final Set<String> SHOWN =
      Stream.concat(TOLD.stream(), Stream.of("UID", "DTSTAMP", "STATUS", "SEQUENCE", "CLASS"))
          .collect(Collectors.toUnmodifiableSet());

  /** The STATUS values that make busy time tentative, or free. */
  private static final Set<String> KINDS_OF_BUSY = Set.of("TENTATIVE", "CANCELLED");

  /** The required DTSTAMP: constant, so that the time of a change is not revealed. */
  private static final String NO_STAMP = "19700101T000000Z";

  private PrivateObjectView() {}

  /**
   * Returns the octets for a user with free/busy access only: the times and whether they are
   * tentative, but nothing that identifies the object or its CLASS.
   *
   * @param uid the UID to show
   */
  public static byte[] timesOf(CalendarObject object, String uid) {
    return shown(
            object,
            component ->
                titled(
                    redacted(component, TOLD)
                        .plus(ContentLine.text("UID", uid))
                        .plus(ContentLine.of("DTSTAMP", NO_STAMP)),
                    component
                        .first("STATUS")
                        .filter(
                            line ->
                                KINDS_OF_BUSY.contains(
                                    line.value().strip().toUpperCase(Locale.ROOT)))))
        .octets();
  }

  private static CalendarComponent titled(
      CalendarComponent component, Optional<ContentLine> status) {
    return titled(status.map(line -> component.plus((ContentLine) plain(line))).orElse(component));
  }

  /** Returns the octets to show instead of the object's own. */
  public static byte[] of(CalendarObject object) {
    return shown(object, component -> titled(redacted(component, SHOWN))).octets();
  }

  private static CalendarComponent shown(
      CalendarObject object, UnaryOperator<CalendarComponent> redaction) {
    Stream<CalendarNode> nodes =
        object.calendar().nodes().stream()
            .filter(
                node ->
                    node instanceof CalendarComponent
                        || node instanceof ContentLine line
                            && OF_THE_CALENDAR.contains(line.name()))
            .map(
                node ->
                    switch (node) {
                      case ContentLine line -> plain(line);
                      case CalendarComponent component when component.is("VTIMEZONE") ->
                          redacted(component, OF_A_ZONE);
                      case CalendarComponent component -> redaction.apply(component);
                    });
    return CalendarComponent.of(
        "VCALENDAR",
        Stream.concat(Stream.of(ContentLine.of("PRODID", "-//Carillon//EN")), nodes).toList());
  }

  private static CalendarComponent titled(CalendarComponent component) {
    return component.plus(ContentLine.text("SUMMARY", TITLE));
  }

  /**
   * Returns the component with only the given properties. The periods of an availability and the
   * observances of a zone are kept, alarms are not.
   */
  private static CalendarComponent redacted(CalendarComponent component, Set<String> shown) {
    List<CalendarNode> nodes =
        component.nodes().stream()
            .filter(
                node ->
                    switch (node) {
                      case ContentLine line -> shown.contains(line.name());
                      case CalendarComponent inner ->
                          inner.is("AVAILABLE") || inner.is("STANDARD") || inner.is("DAYLIGHT");
                    })
            .map(
                node ->
                    switch (node) {
                      case ContentLine line -> plain(line);
                      case CalendarComponent inner -> redacted(inner, shown);
                    })
            .toList();
    return CalendarComponent.of(component.name(), nodes);
  }

  private static CalendarNode plain(ContentLine line) {
    ContentLine plain = line;
    for (LineParameter parameter : line.parameters()) {
      if (!PARAMETERS.contains(parameter.name())) {
        plain = plain.without(parameter.name());
      }
    }
    return plain;
  }
}
