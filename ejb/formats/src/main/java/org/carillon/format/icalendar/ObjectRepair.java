package org.carillon.format.icalendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.contentline.ContentLineRepair;
import org.carillon.format.contentline.CorrectedText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Repairs calendar objects that violate RFC 5545, where their meaning is unambiguous. Other errors
 * stay, and the reader of the object rejects them. An instance repairs one object.
 */
public final class ObjectRepair {
  private static final String DTSTAMP = "DTSTAMP";
  private static final String DTSTART = "DTSTART";
  private static final String DURATION = "DURATION";
  private static final String UID = "UID";

  private static final Set<String> ZONED =
      Set.of(DTSTART, "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE");

  /** The maximum number of repairs that are listed. */
  private static final int MOST_NAMED = 100;

  private final boolean isMessage;
  private final Optional<Instant> now;
  private final List<String> repaired = new ArrayList<>();
  private ObjectZones zones = new ObjectZones(List.of());
  private boolean isChanged;
  private boolean mayWalk = true;

  /**
   * Creates a repair of one object.
   *
   * @param isMessage true if a METHOD is allowed
   * @param now the DTSTAMP to add where it is missing; empty to add none
   */
  public ObjectRepair(boolean isMessage, Optional<Instant> now) {
    this.isMessage = isMessage;
    this.now = now;
  }

  /** Returns a client's object in the form to be stored, with this UID if it has none. */
  public static CorrectedText kept(byte[] sent, Instant now, String uid) {
    ObjectRepair repair = new ObjectRepair(false, Optional.of(now));
    byte[] current = VCalendarConverter.is(sent) ? repair.converted(sent) : sent;
    CorrectedText text = ContentLineRepair.repaired(current);
    return read(text.octets())
        .map(calendar -> repair.calendar(calendar, uid))
        .filter(_ -> repair.isChanged)
        .map(calendar -> text.then(calendar.octets(), repair.repaired))
        .orElse(text);
  }

  /**
   * Repairs an iTIP message (RFC 5546) or a calendar file in a mail message. If it contains several
   * calendars, only their lines are repaired.
   */
  public static byte[] message(byte[] sent) {
    byte[] text = ContentLineRepair.repaired(sent).octets();
    ObjectRepair repair = new ObjectRepair(true, Optional.empty());
    return read(text)
        .map(repair::calendar)
        .filter(_ -> repair.isChanged)
        .map(CalendarComponent::octets)
        .orElse(text);
  }

  /** Returns the single VCALENDAR in octets with repaired lines; empty if they are not one. */
  static Optional<CalendarComponent> read(byte[] octets) {
    if (VCalendarConverter.is(octets)) {
      return Optional.empty();
    }
    try {
      List<CalendarComponent> all = ComponentReader.read(octets);
      return all.size() == 1 && all.getFirst().is("VCALENDAR")
          ? Optional.of(all.getFirst())
          : Optional.empty();
    } catch (MalformedCalendarException e) {
      return Optional.empty();
    }
  }

  /** Returns a short description of each repair, with the line if it is known. */
  public List<String> repaired() {
    return List.copyOf(repaired);
  }

  public CalendarComponent calendar(CalendarComponent sent) {
    return calendar(sent, "");
  }

  private CalendarComponent calendar(CalendarComponent sent, String uid) {
    zones = new ObjectZones(sent.components("VTIMEZONE"));
    CalendarComponent calendar = sent;
    if (sent.text("VERSION").orElse("").isBlank()) {
      changed("no VERSION", sent.number());
      calendar = calendar.without("VERSION").plus(ContentLine.of("VERSION", "2.0"));
    }
    Optional<ContentLine> method = sent.first("METHOD");
    if (!isMessage && method.isPresent()) {
      changed("a METHOD, which only messages have", method.get().number());
      calendar = calendar.without("METHOD");
    }
    calendar = zoned(calendar);
    boolean isNameless =
        !uid.isEmpty()
            && sent.components().stream()
                .filter(part -> !part.is("VTIMEZONE"))
                .allMatch(part -> new CalendarPart(part).uid().isEmpty());
    calendar =
        calendar.withComponents(
            part ->
                part.is("VTIMEZONE")
                    ? new ZoneRepair(this::changed).of(part)
                    : part(isNameless ? part.with(ContentLine.text(UID, uid)) : part));
    if (isNameless) {
      changed("no UID", sent.number());
    }
    Optional<CalendarPart> master = master(calendar);
    CalendarComponent begun =
        calendar.withComponents(
            part -> part.is("VEVENT") ? started(new CalendarPart(part), master) : part);
    return master
        .flatMap(CalendarPart::start)
        .map(start -> new InstanceIdForm(start, zones))
        .map(form -> new InstanceRepair(form, this::changed).named(begun))
        .orElse(begun);
  }

  /** Converts vCalendar 1.0 to 2.0. Returns the same octets if that is not possible. */
  private byte[] converted(byte[] old) {
    Optional<CalendarComponent> calendar = VCalendarConverter.converted(old);
    calendar.ifPresent(_ -> changed("vCalendar 1.0", 0));
    return calendar
        .map(said -> said.with(ContentLine.of("PRODID", "-//Carillon//Carillon//EN")).octets())
        .orElse(old);
  }

  /** Puts floating times into the time zone of the whole calendar, if X-WR-TIMEZONE names one. */
  private CalendarComponent zoned(CalendarComponent calendar) {
    Optional<String> zone =
        calendar
            .text("X-WR-TIMEZONE")
            .map(String::strip)
            .filter(name -> ZoneNames.meant(name).isPresent());
    return zone.map(
            name ->
                calendar.withComponents(
                    part ->
                        part.is("VTIMEZONE")
                            ? part
                            : part.withLines(line -> isFloating(line) ? zoned(line, name) : line)))
        .orElse(calendar);
  }

  private ContentLine zoned(ContentLine line, String zone) {
    changed(line.name() + " without the zone of its calendar", line.number());
    return line.with(new LineParameter("TZID", zone));
  }

  private static boolean isFloating(ContentLine line) {
    return ZONED.contains(line.name())
        && line.parameter("TZID").isEmpty()
        && CalendarTime.parse(line.value().split("[,/]", 2)[0], "")
            .filter(time -> time.form() == CalendarTime.Form.FLOATING)
            .isPresent();
  }

  private static Optional<CalendarPart> master(CalendarComponent calendar) {
    return calendar.components().stream()
        .filter(part -> !part.is("VTIMEZONE"))
        .map(CalendarPart::new)
        .filter(part -> part.recurrenceId().isEmpty())
        .findFirst();
  }

  private void changed(String what, int line) {
    isChanged = true;
    if (repaired.size() < MOST_NAMED) {
      repaired.add(line == 0 ? what : "line " + line + ": " + what);
    }
  }

  private CalendarComponent part(CalendarComponent sent) {
    CalendarComponent repaired = lines(sent);
    Optional<CalendarComponent> days = AllDayEventRepair.of(repaired);
    days.ifPresent(_ -> changed("times of an event of whole days", sent.number()));
    return days.orElse(repaired);
  }

  private CalendarComponent lines(CalendarComponent sent) {
    Optional<CalendarTime> start = start(sent);
    List<CalendarNode> nodes = new ArrayList<>();
    boolean isOther = false;
    for (CalendarNode node : sent.nodes()) {
      Optional<? extends CalendarNode> kept =
          switch (node) {
            case ContentLine line -> line(line, start);
            case CalendarComponent inner when inner.is("VALARM") -> Optional.of(alarm(inner));
            case CalendarComponent inner -> Optional.of(inner);
          };
      isOther |= kept.isEmpty() || kept.get() != node;
      kept.ifPresent(nodes::add);
    }
    CalendarComponent part = isOther ? CalendarComponent.of(sent.name(), nodes) : sent;
    if (now.isPresent() && new CalendarPart(part).isUnstamped()) {
      changed("no DTSTAMP", sent.number());
      return part.plus(CalendarTime.utc(now.get()).line(DTSTAMP));
    }
    return part;
  }

  private static Optional<CalendarTime> start(CalendarComponent part) {
    return part.first(DTSTART)
        .flatMap(
            line ->
                CalendarTime.of(line)
                    .or(
                        () ->
                            CalendarValueRepair.time(line.value())
                                .flatMap(value -> CalendarTime.of(line.withValue(value)))));
  }

  /** Returns the repaired line, or empty if it has no meaning and is dropped. */
  private Optional<ContentLine> line(ContentLine line, Optional<CalendarTime> start) {
    return switch (line.name()) {
      case DTSTART -> Optional.of(time(line));
      case "DTEND", "DUE", "RECURRENCE-ID", "COMPLETED" -> notBlank(line).map(this::time);
      case DTSTAMP -> {
        ContentLine stamp = time(line);
        yield notBlank(stamp).filter(this::isTime);
      }
      case DURATION -> notBlank(line).map(this::duration);
      case "RRULE", "EXRULE" -> notBlank(line).map(rule -> rule(rule, start));
      default -> Optional.of(line);
    };
  }

  private Optional<ContentLine> notBlank(ContentLine line) {
    if (line.value().isBlank()) {
      changed(line.name() + " without a value", line.number());
      return Optional.empty();
    }
    return Optional.of(line);
  }

  private boolean isTime(ContentLine line) {
    boolean is = CalendarTime.of(line).isPresent();
    if (!is) {
      changed(line.name() + " is not a time", line.number());
    }
    return is;
  }

  private ContentLine time(ContentLine line) {
    return CalendarTime.of(line).isPresent()
        ? line
        : repaired(
            line,
            CalendarValueRepair.time(line.value()).map(value -> local(line, value)),
            " is not a valid iCalendar time");
  }

  /** Converts a UTC time to local time in the zone that its line names. Others stay unchanged. */
  private String local(ContentLine line, String value) {
    Optional<CalendarTime> time =
        CalendarTime.parse(value, "").filter(at -> at.form() == CalendarTime.Form.UTC);
    Optional<CalendarZone> zone = line.parameterValue("TZID").flatMap(zones::known);
    return time.isPresent() && zone.isPresent()
        ? CalendarTime.floating(zone.get().local(CalendarZone.UTC.instant(time.get().local())))
            .written()
        : value;
  }

  private ContentLine duration(ContentLine line) {
    return CalendarDuration.parse(line.value()).isPresent()
        ? line
        : repaired(
            line, CalendarValueRepair.duration(line.value()), " is not a valid iCalendar duration");
  }

  private ContentLine repaired(ContentLine line, Optional<String> value, String fault) {
    value.ifPresent(_ -> changed(line.name() + " " + fault, line.number()));
    return value.map(line::withValue).orElse(line);
  }

  private CalendarComponent alarm(CalendarComponent alarm) {
    CalendarComponent changed =
        alarm.withLines(
            line ->
                switch (line.name()) {
                  case "TRIGGER" -> CalendarTime.of(line).isPresent() ? line : duration(line);
                  case DURATION -> duration(line);
                  default -> line;
                });
    return changed.equals(alarm) ? alarm : changed;
  }

  private ContentLine rule(ContentLine line, Optional<CalendarTime> start) {
    if (RecurrencePattern.parse(line.value()) instanceof RecurrencePattern.Reading.Usable) {
      return line;
    }
    Optional<String> rule =
        RecurrenceRuleRepair.repaired(line.value(), start.filter(_ -> mayWalk), zones);
    // Finding out which of two ends comes first needs a walk through the rule. Only one rule of an
    // object gets one.
    mayWalk = false;
    return repaired(line, rule, " is not a valid iCalendar rule");
  }

  /** Adds a missing DTSTART to an override: the time at which the series has the instance. */
  private CalendarComponent started(CalendarPart part, Optional<CalendarPart> master) {
    Optional<CalendarTime> id = part.recurrenceId();
    if (id.isEmpty() || part.component().first(DTSTART).isPresent()) {
      return part.component();
    }
    changed("one instance without DTSTART", part.component().number());
    Optional<CalendarTime> series = master.flatMap(CalendarPart::start);
    CalendarTime named =
        series.flatMap(of -> new InstanceIdForm(of, zones).meant(id.get())).orElse(id.get());
    CalendarTime start =
        series
            .filter(of -> named.isDate() && !of.isDate())
            .map(of -> of.at(named.local().toLocalDate().atTime(of.local().toLocalTime())))
            .orElse(named);
    CalendarComponent begun = part.component().plus(start.line(DTSTART));
    boolean isLong = part.end().isPresent() || part.duration().isPresent();
    return isLong || series.isEmpty()
        ? begun
        : begun.plus(ContentLine.of(DURATION, master.orElseThrow().length(zones).toString()));
  }
}
