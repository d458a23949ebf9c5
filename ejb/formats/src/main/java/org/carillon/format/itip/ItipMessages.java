package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.ZoneText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** Writes messages about stored objects. */
final class ItipMessages {
  private static final String PRODUCT = "-//Carillon//Carillon//EN";

  /** The properties of a meeting in a reply or cancellation (RFC 5546 §3.2.3, §3.2.5). */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "UID",
          "RECURRENCE-ID",
          "SEQUENCE",
          "ORGANIZER",
          "DTSTART",
          "DTEND",
          "DURATION",
          "DUE",
          "SUMMARY",
          "LOCATION");

  private ItipMessages() {}

  /** Returns the organizer's request to one attendee, with the attendee's view of the meeting. */
  static ItipMessage request(Meeting view, String organizer, String attendee, Instant now) {
    List<CalendarComponent> parts =
        view.parts().values().stream().map(part -> part.with(Meeting.utc("DTSTAMP", now))).toList();
    return message(ItipMethod.REQUEST, organizer, attendee, view, parts);
  }

  /** Returns the cancellation of parts, each with its SEQUENCE, for one attendee. */
  static ItipMessage cancel(
      Meeting told,
      Collection<CalendarComponent> those,
      String organizer,
      String attendee,
      Instant now) {
    List<CalendarComponent> parts = new ArrayList<>();
    for (CalendarComponent part : those) {
      CalendarComponent said =
          essential(part)
              .with(Meeting.utc("DTSTAMP", now))
              .with(ContentLine.of("STATUS", "CANCELLED"));
      Optional<ContentLine> line = CalendarUsers.attendee(part, Set.of(attendee));
      parts.add(line.isEmpty() ? said : said.plus(told(line.get())));
    }
    return message(ItipMethod.CANCEL, organizer, attendee, told, parts);
  }

  /** Returns an attendee's reply for parts. Each part has the answer in the attendee's own line. */
  static ItipMessage reply(
      Meeting meeting, Collection<CalendarComponent> those, Collection<String> me, Instant now) {
    List<CalendarComponent> parts = new ArrayList<>();
    String from = "";
    for (CalendarComponent part : those) {
      CalendarComponent said = essential(part).with(Meeting.utc("DTSTAMP", now));
      // A reply for a series repeats the rules and dates that define its times.
      for (String rule : List.of("RRULE", "RDATE")) {
        for (ContentLine line : part.lines(rule)) {
          said = said.plus(line);
        }
      }
      Optional<ContentLine> mine = CalendarUsers.attendee(part, me);
      if (mine.isPresent()) {
        from = CalendarUsers.address(mine.get());
        said = said.plus(told(mine.get()).without("RSVP"));
        for (ContentLine delegate : delegates(part, mine.get())) {
          said = said.plus(told(delegate));
        }
      }
      for (ContentLine comment : part.lines("COMMENT")) {
        said = said.plus(comment);
      }
      parts.add(said.plus(ContentLine.of("REQUEST-STATUS", "2.0;Success")));
    }
    return message(ItipMethod.REPLY, from, meeting.organizer().orElse(""), meeting, parts);
  }

  private static List<ContentLine> delegates(CalendarComponent part, ContentLine mine) {
    Set<String> named = new HashSet<>();
    mine.parameter("DELEGATED-TO")
        .ifPresent(
            parameter ->
                parameter.values().forEach(value -> named.add(CalendarUsers.address(value))));
    return part.lines("ATTENDEE").stream()
        .filter(line -> CalendarUsers.isOneOf(line, named))
        .toList();
  }

  /** Returns a message that asks the organizer for the newest state (RFC 5546 §3.2.6). */
  static ItipMessage refresh(Meeting unknown, ContentLine mine, Instant now) {
    CalendarComponent first = unknown.first();
    List<CalendarNode> nodes = new ArrayList<>();
    first.first("UID").ifPresent(nodes::add);
    first.first("ORGANIZER").ifPresent(line -> nodes.add(told(line)));
    nodes.add(told(mine));
    nodes.add(Meeting.utc("DTSTAMP", now));
    return message(
        ItipMethod.REFRESH,
        CalendarUsers.address(mine),
        unknown.organizer().orElse(""),
        unknown,
        List.of(CalendarComponent.of(first.name(), nodes)));
  }

  static CalendarComponent essential(CalendarComponent part) {
    return part.keeping(node -> node instanceof ContentLine line && ESSENTIAL.contains(line.name()))
        .withLines(line -> line.name().equals("ORGANIZER") ? told(line) : line);
  }

  /** Returns a calendar user's line without the parameters kept from others (RFC 6638 §7). */
  static ContentLine told(ContentLine line) {
    ContentLine said = line;
    for (LineParameter parameter : line.parameters()) {
      if (parameter.name().startsWith("SCHEDULE-")
          || parameter.name().startsWith("X-CALENDARSERVER-")
          || parameter.name().equals(CalendarUser.COMMENT)
          || parameter.name().equals(OwnParticipation.EARLIER)
          || parameter.name().equals(ProposedTime.PARAMETER)) {
        said = said.without(parameter.name());
      }
    }
    return said;
  }

  /** Returns a message of some parts, with the time zones of the meeting that they use. */
  static ItipMessage message(
      ItipMethod method, String from, String to, Meeting of, List<CalendarComponent> parts) {
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("VERSION", "2.0"));
    nodes.add(ContentLine.of("PRODID", PRODUCT));
    nodes.add(ContentLine.of("CALSCALE", "GREGORIAN"));
    nodes.add(ContentLine.of("METHOD", method.name()));
    Set<String> wanted = zones(parts);
    List<CalendarComponent> zones =
        of.calendar().components("VTIMEZONE").stream()
            .filter(
                zone ->
                    zone.first("TZID")
                        .filter(line -> wanted.contains(line.value().strip()))
                        .isPresent())
            .toList();
    nodes.addAll(zones);
    nodes.addAll(ZoneText.missing(parts, zones));
    nodes.addAll(parts);
    return new ItipMessage(method, from, to, CalendarComponent.of("VCALENDAR", nodes));
  }

  private static Set<String> zones(List<CalendarComponent> parts) {
    Set<String> zones = new HashSet<>();
    for (CalendarComponent part : parts) {
      for (ContentLine line : part.lines()) {
        line.parameterValue("TZID").ifPresent(zone -> zones.add(zone.strip()));
      }
    }
    return zones;
  }
}
