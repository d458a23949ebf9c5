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
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarReading;
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

  /** What a meeting can't change without asking its attendees anew (RFC 5546 §2.1.4). */
  private static final Set<String> SIGNIFICANT =
      Set.of("DTSTART", "RRULE", "RDATE", "EXDATE", "EXRULE");

  private SeriesParts() {}

  /** Whether a part takes place at other times than another. */
  static boolean isRescheduled(CalendarComponent before, CalendarComponent after) {
    return !times(before).equals(times(after));
  }

  /** A word for the end of a part: the same end is the same, whatever says it. */
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

  /**
   * An instance of a series as nothing else is said of it.
   *
   * @param id the RECURRENCE-ID that names it
   */
  static CalendarComponent instance(CalendarComponent master, ContentLine id) {
    ContentLine plain = id.without("RANGE");
    // What somebody proposed for the series is no proposal for an instance of it.
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

  /** What a meeting says of an instance: in a part of its own, or by its series. */
  static Optional<CalendarComponent> there(Meeting meeting, ContentLine id) {
    return Optional.ofNullable(meeting.parts().get(InstanceId.of(id)))
        .or(() -> meeting.master().map(master -> instance(master, id)));
  }

  /** A time as it is written in the series' own zone. */
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
   * Whether an instance may be one of a series: it begins at the same time of day. What no longer
   * is one is of an earlier state of the series.
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

  /** Removes what is of an earlier state of the series: whatever came first, the rest is one. */
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

  /** Whether an instance is of an earlier state of the series, in which it is no instance. */
  private static boolean isLeftBehind(CalendarComponent part, CalendarComponent master) {
    return Meeting.isOlder(part, master)
        && Meeting.sequence(part) < Meeting.sequence(master)
        && (Meeting.isCancelled(master) || !fits(part, master));
  }

  /**
   * The parts of a meeting that takes another's place, with the instances of which only the other
   * says something: as the series has them, since whoever was told of them has to hear that.
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

  /** A name for the times of a part: of those that take place at the same ones the same. */
  static String times(CalendarComponent part, String word) {
    String all = word + String.join(" ", times(part));
    return java.util
        .UUID
        .nameUUIDFromBytes(all.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  /** A part without all that makes a series of it. */
  static CalendarComponent once(CalendarComponent part) {
    return part.without(RECURRENCE.toArray(String[]::new));
  }

  /** The series without the exclusion of an instance. */
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

  /** The series with an instance excluded. */
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

  /** The instances that a series excludes. */
  static Set<InstanceId> excluded(CalendarComponent master) {
    Set<InstanceId> all = new java.util.LinkedHashSet<>();
    for (ContentLine line : master.lines("EXDATE")) {
      for (String value : ContentText.list(line.value())) {
        all.add(InstanceId.of(line.withValue(value)));
      }
    }
    return all;
  }

  /** The series that ends before an instance (RFC 5546 §3.2.5 with RANGE=THISANDFUTURE). */
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
   * Which instances a meeting has, of those that others name: a part made for any other would be a
   * day on which nothing takes place by the series (RFC 5545 §3.8.4.4). All look-ups draw from one
   * budget.
   */
  static final class Instances {
    private static final int MOST = 1_000;

    private final Meeting meeting;
    private final ObjectZones zones;
    private final WorkBudget budget = WorkBudget.current();
    private Optional<CalendarObject> object = Optional.empty();
    private int asked;

    /**
     * For what is said of a meeting.
     *
     * @param said where the instances are named, with the zones in which they are
     */
    Instances(Meeting meeting, Meeting said) {
      this.meeting = meeting;
      this.zones = CounterProposal.zones(said);
    }

    /**
     * What the meeting says of an instance: in a part of its own, or by its series.
     *
     * @param recurrenceId the line that names it; empty for the whole
     */
    Optional<CalendarComponent> part(Optional<ContentLine> recurrenceId) {
      return recurrenceId.isEmpty()
          ? meeting.master()
          : recurrenceId.flatMap(this::named).flatMap(name -> there(meeting, name));
    }

    /** The line by which the meeting names an instance; empty where it has no such one. */
    Optional<ContentLine> named(ContentLine recurrenceId) {
      return meeting.parts().containsKey(InstanceId.of(recurrenceId))
          ? Optional.of(recurrenceId)
          : ofSeries(recurrenceId);
    }

    /** The same where its series has the instance, and does not exclude it. */
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

    /** A time in UTC where only the message defines its zone. */
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
              instanceof CalendarReading.Read(CalendarObject read)
          ? Optional.of(read)
          : Optional.empty();
    }
  }
}
