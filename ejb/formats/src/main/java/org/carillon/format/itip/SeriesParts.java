package org.carillon.format.itip;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/** Series and their single instances. */
final class SeriesParts {
  private static final List<String> RECURRENCE = List.of("RRULE", "RDATE", "EXDATE", "EXRULE");

  /** The properties whose change requires new answers from attendees (RFC 5546 §2.1.4). */
  private static final Set<String> SIGNIFICANT =
      Set.of("DTSTART", "RRULE", "RDATE", "EXDATE", "EXRULE");

  private SeriesParts() {}

  /** Returns whether two parts take place at different times. */
  static boolean isRescheduled(CalendarComponent before, CalendarComponent after) {
    return !times(before).equals(times(after));
  }

  /** Returns a text for a part's end, equal for equal ends, whichever property sets them. */
  static Optional<String> ending(CalendarComponent part) {
    return new CalendarPart(part)
        .ending(name -> ZoneNames.find(name).orElse(CalendarZone.UTC))
        .map(end -> (part.is("VTODO") ? "DUE" : "DTEND") + InstanceId.of(end).text());
  }

  private static Set<String> times(CalendarComponent part) {
    Set<String> all = new TreeSet<>();
    ending(part).ifPresent(all::add);
    for (ContentLine line : part.lines()) {
      if (SIGNIFICANT.contains(line.name())) {
        if (line.name().equals("RRULE") || line.name().equals("EXRULE")) {
          Set<String> rule = new TreeSet<>();
          for (String piece : line.value().toUpperCase(java.util.Locale.ROOT).split(";", -1)) {
            rule.add(piece.strip());
          }
          all.add(line.name() + rule);
        } else {
          for (String value : ContentText.list(line.value())) {
            all.add(line.name() + InstanceId.of(line.withValue(value)).text());
          }
        }
      }
    }
    return all;
  }

  /** Returns an instance as the series defines it, by its RECURRENCE-ID. */
  static CalendarComponent instance(CalendarComponent master, ContentLine id) {
    ContentLine plain = id.without("RANGE");
    // A proposal for the series is not a proposal for an instance of it.
    CalendarComponent part =
        master
            .without(RECURRENCE.toArray(String[]::new))
            .with(plain)
            .withLines(
                line ->
                    line.name().equals("ATTENDEE") ? line.without(ProposedTime.PARAMETER) : line);
    Optional<CalendarTime> begins = master.first("DTSTART").flatMap(CalendarTime::of);
    Optional<CalendarTime> at = CalendarTime.of(plain);
    if (begins.isEmpty() || at.isEmpty()) {
      return part;
    }
    CalendarTime start = like(at.get(), begins.get());
    part = part.with(start.line("DTSTART"));
    for (String property : List.of("DTEND", "DUE")) {
      Optional<CalendarTime> end = master.first(property).flatMap(CalendarTime::of);
      if (end.isPresent()) {
        Duration length = Duration.between(begins.get().local(), end.get().local());
        part = part.with(end.get().at(start.local().plus(length)).line(property));
      }
    }
    return part;
  }

  /** Returns the part for an instance: its own, or one derived from the series. */
  static Optional<CalendarComponent> there(Meeting meeting, ContentLine id) {
    return Optional.ofNullable(meeting.parts().get(InstanceId.of(id)))
        .or(() -> meeting.master().map(master -> instance(master, id)));
  }

  /** Returns a time as written in the series' own zone. */
  private static CalendarTime like(CalendarTime time, CalendarTime pattern) {
    if (time.form() == pattern.form() && time.zone().equals(pattern.zone())) {
      return time;
    }
    Optional<Instant> instant = InstanceId.instant(time);
    if (instant.isEmpty()) {
      return pattern.isDate() ? CalendarTime.date(time.local().toLocalDate()) : time;
    }
    return switch (pattern.form()) {
      case UTC -> CalendarTime.utc(instant.get());
      case ZONED ->
          ZoneNames.find(pattern.zone())
              .map(zone -> pattern.at(zone.local(instant.get())))
              .orElse(time);
      case DATE, FLOATING -> time;
    };
  }

  /**
   * Returns whether an instance can belong to a series, which requires the same time of day. One
   * that does not belongs to an earlier state of the series.
   */
  static boolean fits(CalendarComponent part, CalendarComponent master) {
    Optional<CalendarTime> begins = master.first("DTSTART").flatMap(CalendarTime::of);
    Optional<CalendarTime> at = part.first("RECURRENCE-ID").flatMap(CalendarTime::of);
    if (begins.isEmpty() || at.isEmpty()) {
      return true;
    }
    if (master.lines("RRULE").isEmpty() && master.lines("RDATE").isEmpty()) {
      return false;
    }
    LocalDateTime local = like(at.get(), begins.get()).local();
    return !master.lines("RDATE").isEmpty()
        || master.lines("RRULE").stream()
            .anyMatch(
                rule ->
                    rule.value().contains("BYHOUR")
                        || rule.value().contains("BYMINUTE")
                        || rule.value().contains("HOURLY")
                        || rule.value().contains("MINUTELY")
                        || rule.value().contains("SECONDLY"))
        || local.toLocalTime().equals(begins.get().local().toLocalTime());
  }

  /** Removes instances of an earlier state of the series. The order of messages doesn't matter. */
  static void prune(Map<InstanceId, CalendarComponent> parts) {
    CalendarComponent master = parts.get(InstanceId.MASTER);
    if (master == null) {
      return;
    }
    for (InstanceId id : List.copyOf(parts.keySet())) {
      CalendarComponent part = parts.get(id);
      if (!id.isMaster() && part != null && isLeftBehind(part, master)) {
        parts.remove(id);
      }
    }
  }

  /** Returns whether an instance belongs to an earlier state of the series and not to this one. */
  private static boolean isLeftBehind(CalendarComponent part, CalendarComponent master) {
    return Meeting.isOlder(part, master)
        && Meeting.sequence(part) < Meeting.sequence(master)
        && (Meeting.isCancelled(master) || !fits(part, master));
  }

  /**
   * Returns the parts of a meeting that replaces another. Instances that only the other lists are
   * added as the new series defines them, since attendees who know of them must be told.
   */
  static Map<InstanceId, CalendarComponent> instead(Meeting meeting, Meeting other) {
    Map<InstanceId, CalendarComponent> parts = new java.util.LinkedHashMap<>(meeting.parts());
    CalendarComponent master = meeting.parts().get(InstanceId.MASTER);
    if (master != null) {
      other
          .parts()
          .forEach(
              (id, part) -> {
                if (!id.isMaster() && !excluded(master).contains(id) && fits(part, master)) {
                  parts.putIfAbsent(
                      id, instance(master, part.first("RECURRENCE-ID").orElseThrow()));
                }
              });
    }
    return parts;
  }

  /** Returns a name for a part's times. Parts at the same times have equal names. */
  static String times(CalendarComponent part, String word) {
    String all = word + String.join(" ", times(part));
    return java.util
        .UUID
        .nameUUIDFromBytes(all.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  /** Returns a part without the properties that make it a series. */
  static CalendarComponent once(CalendarComponent part) {
    return part.without(RECURRENCE.toArray(String[]::new));
  }

  /** Returns the series without the exclusion of an instance. */
  static CalendarComponent including(CalendarComponent master, InstanceId id) {
    List<ContentLine> exclusions = master.lines("EXDATE");
    CalendarComponent changed = master;
    boolean isExcluded = false;
    List<ContentLine> kept = new ArrayList<>();
    for (ContentLine line : exclusions) {
      List<String> values = new ArrayList<>(ContentText.list(line.value()));
      if (values.removeIf(value -> InstanceId.of(line.withValue(value)).equals(id))) {
        isExcluded = true;
      }
      if (!values.isEmpty()) {
        kept.add(line.withValue(String.join(",", values)));
      }
    }
    if (!isExcluded) {
      return master;
    }
    changed = changed.without("EXDATE");
    for (ContentLine line : kept) {
      changed = changed.plus(line);
    }
    return changed;
  }

  /** Returns the series with an instance excluded. */
  static CalendarComponent excluding(CalendarComponent master, ContentLine recurrenceId) {
    InstanceId id = InstanceId.of(recurrenceId);
    for (ContentLine line : master.lines("EXDATE")) {
      for (String value : ContentText.list(line.value())) {
        if (InstanceId.of(line.withValue(value)).equals(id)) {
          return master;
        }
      }
    }
    return CalendarTime.of(recurrenceId)
        .map(
            time ->
                master
                    .first("DTSTART")
                    .flatMap(CalendarTime::of)
                    .map(pattern -> like(time, pattern))
                    .orElse(time))
        .map(time -> master.plus(time.line("EXDATE")))
        .orElse(master);
  }

  static Set<InstanceId> excluded(CalendarComponent master) {
    Set<InstanceId> all = new java.util.LinkedHashSet<>();
    for (ContentLine line : master.lines("EXDATE")) {
      for (String value : ContentText.list(line.value())) {
        all.add(InstanceId.of(line.withValue(value)));
      }
    }
    return all;
  }

  /** Returns the series ended before an instance (RFC 5546 §3.2.5 with RANGE=THISANDFUTURE). */
  static CalendarComponent endingBefore(CalendarComponent master, Instant end) {
    String until = CalendarTime.utc(end.minusSeconds(1)).written();
    boolean isDate =
        master.first("DTSTART").flatMap(CalendarTime::of).filter(CalendarTime::isDate).isPresent();
    return master.withLines(
        line -> {
          if (!line.name().equals("RRULE")) {
            return line;
          }
          List<String> pieces = new ArrayList<>();
          for (String piece : line.value().split(";", -1)) {
            String name = piece.toUpperCase(java.util.Locale.ROOT);
            if (!name.startsWith("UNTIL=") && !name.startsWith("COUNT=")) {
              pieces.add(piece);
            }
          }
          pieces.add("UNTIL=" + (isDate ? until.substring(0, 8) : until));
          return line.withValue(String.join(";", pieces));
        });
  }

  /**
   * Looks up whether a meeting has the instances that a message names. A part for any other
   * instance would add a day on which the series does not take place (RFC 5545 §3.8.4.4). All
   * look-ups draw from one budget.
   */
  static final class Instances {
    private static final int MOST = 1_000;

    private final Meeting meeting;
    private final ObjectZones zones;
    private final WorkBudget budget = WorkBudget.current();
    private Optional<CalendarObject> object = Optional.empty();
    private int asked;

    /** Creates a look-up in a meeting for a message that defines the zones of its times. */
    Instances(Meeting meeting, Meeting said) {
      this.meeting = meeting;
      this.zones = CounterProposal.zones(said);
    }

    /** Returns the part of a line's instance: its own, or one derived from the series. */
    Optional<CalendarComponent> part(Optional<ContentLine> recurrenceId) {
      return recurrenceId.isEmpty()
          ? meeting.master()
          : recurrenceId.flatMap(this::named).flatMap(name -> there(meeting, name));
    }

    /** Returns the line that names an instance in the meeting, or empty if it has no such one. */
    Optional<ContentLine> named(ContentLine recurrenceId) {
      return meeting.parts().containsKey(InstanceId.of(recurrenceId))
          ? Optional.of(recurrenceId)
          : ofSeries(recurrenceId);
    }

    /** Returns the line that names an instance; empty if the series lacks or excludes it. */
    Optional<ContentLine> ofSeries(ContentLine recurrenceId) {
      Optional<CalendarTime> id = CalendarTime.of(recurrenceId).map(this::absolute);
      if (id.isEmpty() || !recurs() || ++asked > MOST) {
        return Optional.empty();
      }
      if (asked == 1) {
        object = read();
      }
      return WorkBudget.instead(budget, () -> object.flatMap(series -> series.instance(id.get())))
          .map(name -> name.line("RECURRENCE-ID"));
    }

    /** Returns a time in UTC if only the message defines its zone. */
    private CalendarTime absolute(CalendarTime time) {
      return zones.definition(time.zone()).isPresent() && ZoneNames.find(time.zone()).isEmpty()
          ? CalendarTime.utc(zones.apply(time.zone()).instant(time.local()))
          : time;
    }

    private boolean recurs() {
      return meeting
          .master()
          .filter(
              series ->
                  List.of("RRULE", "RDATE").stream().anyMatch(it -> !series.lines(it).isEmpty()))
          .isPresent();
    }

    private Optional<CalendarObject> read() {
      return CalendarObject.readMessage(meeting.calendar().octets())
              instanceof CalendarParseResult.Read(CalendarObject read)
          ? Optional.of(read)
          : Optional.empty();
    }
  }
}
