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
 * What is shown of an object that is not public (RFC 5545 §3.8.1.3) to others than those it is for:
 * its UID, when it takes place and that somebody is busy then.
 */
public final class ObjectVeil {
  /** What it is called. */
  public static final String TITLE = "Busy";

  private static final Set<String> OF_THE_CALENDAR = Set.of("VERSION", "CALSCALE");
  private static final Set<String> OF_A_ZONE =
      Set.of("TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE");
  private static final Set<String> PARAMETERS = Set.of("TZID", "VALUE", "RANGE", "FBTYPE");

  /** Of what is told only when somebody is busy. */
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

  /** Of what is told of an object that is veiled: the same, and which it is. */
  private static final Set<String> SHOWN =
      Stream.concat(TOLD.stream(), Stream.of("UID", "DTSTAMP", "STATUS", "SEQUENCE", "CLASS"))
          .collect(Collectors.toUnmodifiableSet());

  /** What makes busy time less than that, or none. */
  private static final Set<String> KINDS_OF_BUSY = Set.of("TENTATIVE", "CANCELLED");

  /** Required, and nobody is told when it was changed. */
  private static final String NO_STAMP = "19700101T000000Z";

  private ObjectVeil() {}

  /**
   * The octets to show to who is told only when somebody is busy: times, whether it is for sure,
   * and nothing by which one could tell which object it is, or of what class.
   *
   * @param uid the UID that it is shown under
   */
  public static byte[] timesOf(CalendarObject object, String uid) {
    return shown(
            object,
            component ->
                titled(
                    veiled(component, TOLD)
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

  /** The octets to show in the place of an object's own. */
  public static byte[] of(CalendarObject object) {
    return shown(object, component -> titled(veiled(component, SHOWN))).octets();
  }

  private static CalendarComponent shown(
      CalendarObject object, UnaryOperator<CalendarComponent> veiling) {
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
                          veiled(component, OF_A_ZONE);
                      case CalendarComponent component -> veiling.apply(component);
                    });
    return CalendarComponent.of(
        "VCALENDAR",
        Stream.concat(Stream.of(ContentLine.of("PRODID", "-//Carillon//EN")), nodes).toList());
  }

  private static CalendarComponent titled(CalendarComponent component) {
    return component.plus(ContentLine.text("SUMMARY", TITLE));
  }

  /** With the times of what lies in it: of the periods of an availability, but not of alarms. */
  private static CalendarComponent veiled(CalendarComponent component, Set<String> shown) {
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
                      case CalendarComponent inner -> veiled(inner, shown);
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
