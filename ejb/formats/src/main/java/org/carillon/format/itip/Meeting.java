package org.carillon.format.itip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * A calendar object with what it says of each instance: the series first, then those that differ.
 * All have one UID.
 */
public final class Meeting {
  private static final Set<String> SCHEDULED = Set.of("VEVENT", "VTODO", "VJOURNAL");
  private static final long MOST_SEQUENCE = Integer.MAX_VALUE - 1L;

  /** What a part of a message says once: which it is, of what state, and whose. */
  private static final List<String> ONCE =
      List.of("UID", "RECURRENCE-ID", "ORGANIZER", "SEQUENCE", "DTSTAMP", "DTSTART");

  private final CalendarComponent calendar;
  private final Map<InstanceId, CalendarComponent> parts;

  private Meeting(CalendarComponent calendar, Map<InstanceId, CalendarComponent> parts) {
    this.calendar = calendar;
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** Reads a VCALENDAR; empty of one with nothing that can be scheduled, or with several UIDs. */
  public static Optional<Meeting> of(CalendarComponent calendar) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    Set<String> uids = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (CalendarComponent part : calendar.components()) {
      if (SCHEDULED.contains(part.name())) {
        kinds.add(part.name());
        uids.add(part.first("UID").map(line -> line.value().strip()).orElse(""));
        parts.put(InstanceId.of(part), part);
      }
    }
    return calendar.is("VCALENDAR") && uids.size() == 1 && kinds.size() == 1 && !uids.contains("")
        ? Optional.of(new Meeting(calendar, masterFirst(parts)))
        : Optional.empty();
  }

  private static Map<InstanceId, CalendarComponent> masterFirst(
      Map<InstanceId, CalendarComponent> parts) {
    Map<InstanceId, CalendarComponent> ordered = new LinkedHashMap<>();
    CalendarComponent master = parts.get(InstanceId.MASTER);
    if (master != null) {
      ordered.put(InstanceId.MASTER, master);
    }
    parts.forEach(ordered::putIfAbsent);
    return ordered;
  }

  /** The VCALENDAR. */
  public CalendarComponent calendar() {
    return calendar;
  }

  /** What is said of each instance; never nothing. */
  public Map<InstanceId, CalendarComponent> parts() {
    return parts;
  }

  /** The series, or what does not recur. */
  public Optional<CalendarComponent> master() {
    return Optional.ofNullable(parts.get(InstanceId.MASTER));
  }

  /** The series, or else the first instance. */
  public CalendarComponent first() {
    return parts.values().iterator().next();
  }

  /** Its UID. */
  public String uid() {
    return first().first("UID").orElseThrow().value().strip();
  }

  /**
   * The method of the message that it came in; empty of a stored object, and of a message that
   * contradicts itself, so that nobody does anything because of it.
   */
  public Optional<ItipMethod> method() {
    return calendar
        .first("METHOD")
        .filter(_ -> isUnambiguous())
        .flatMap(line -> ItipMethod.of(line.value()));
  }

  /**
   * Whether it says once what it may say once (RFC 5545 §3.6.1, §3.8.4.3): of two values one check
   * could look at the first and the next at the second.
   */
  private boolean isUnambiguous() {
    List<CalendarComponent> all = calendar.components(first().name());
    return calendar.lines("METHOD").size() == 1
        && all.size() == parts.size()
        && all.stream().allMatch(part -> ONCE.stream().allMatch(one -> part.lines(one).size() < 2))
        && all.stream().flatMap(part -> CalendarUsers.organizer(part).stream()).distinct().count()
            < 2;
  }

  /** The organiser's address, as the first part that has one says. */
  public Optional<String> organizer() {
    return parts.values().stream()
        .map(CalendarUsers::organizer)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The addresses of all attendees of all instances. */
  public Set<String> attendees() {
    Set<String> all = new TreeSet<>();
    parts.values().forEach(part -> all.addAll(CalendarUsers.attendees(part)));
    return all;
  }

  /**
   * The one attendee whose answer a message is, by what it says; empty where it is of several.
   * Whomever an attendee sends instead stands beside its answer (RFC 5546 §3.2.2.3).
   */
  public Optional<String> answering() {
    Set<String> all = attendees();
    if (all.size() > 1) {
      for (CalendarComponent part : parts.values()) {
        for (ContentLine line : part.lines("ATTENDEE")) {
          line.parameter("DELEGATED-TO").map(LineParameter::values).orElse(List.of()).stream()
              .map(CalendarUsers::address)
              .forEach(all::remove);
        }
      }
    }
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** Whether somebody is asked for: who came unasked is an attendee, too. */
  public boolean invites(String address) {
    return parts.values().stream()
        .map(part -> CalendarUsers.attendee(part, Set.of(address)))
        .flatMap(Optional::stream)
        .anyMatch(line -> !CalendarUsers.isUnasked(line));
  }

  /**
   * Whether the organizer itself asks somebody for it: nobody who came unasked, and nobody whom an
   * attendee sends instead (RFC 5545 §3.2.4), in any part.
   */
  public boolean isAskedByOrganizer(String address) {
    List<ContentLine> lines =
        parts.values().stream()
            .map(part -> CalendarUsers.attendee(part, Set.of(address)))
            .flatMap(Optional::stream)
            .toList();
    return !lines.isEmpty()
        && lines.stream()
            .noneMatch(
                line ->
                    CalendarUsers.isUnasked(line) || line.parameter("DELEGATED-FROM").isPresent());
  }

  /** Whether somebody is invited, so that messages go between calendars (RFC 6638 §3.1). */
  public boolean isScheduled() {
    return organizer().isPresent() && !attendees().isEmpty();
  }

  /** The highest SEQUENCE of its parts. */
  public long sequence() {
    return parts.values().stream().mapToLong(Meeting::sequence).max().orElse(0);
  }

  /** SEQUENCE of a part (RFC 5545 §3.8.7.4); 0 where there is none. */
  public static long sequence(CalendarComponent part) {
    try {
      return part.first("SEQUENCE")
          .map(line -> Math.clamp(Long.parseLong(line.value().strip()), 0, MOST_SEQUENCE))
          .orElse(0L);
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  /** DTSTAMP of a part; the beginning of time where there is none. */
  public static Instant stamp(CalendarComponent part) {
    return part.first("DTSTAMP")
        .flatMap(CalendarTime::of)
        .map(time -> time.local().toInstant(ZoneOffset.UTC))
        .orElse(Instant.EPOCH);
  }

  /**
   * Whether a part is of an earlier state than another (RFC 5546 §2.1.5): by SEQUENCE, then by
   * DTSTAMP.
   */
  static boolean isOlder(CalendarComponent part, CalendarComponent than) {
    long difference = sequence(part) - sequence(than);
    return difference < 0 || difference == 0 && stamp(part).isBefore(stamp(than));
  }

  /** Whether a part is cancelled. */
  public static boolean isCancelled(CalendarComponent part) {
    return part.first("STATUS")
        .filter(line -> line.value().strip().equalsIgnoreCase("CANCELLED"))
        .isPresent();
  }

  /** The same with other parts, and with the time zones of another calendar that are missing. */
  Meeting with(Map<InstanceId, CalendarComponent> others, CalendarComponent zones) {
    Map<InstanceId, CalendarComponent> ordered = masterFirst(others);
    List<CalendarNode> nodes = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (CalendarNode node : calendar.nodes()) {
      if (!(node instanceof CalendarComponent inner)) {
        nodes.add(node);
      } else if (!SCHEDULED.contains(inner.name())) {
        inner.first("TZID").ifPresent(line -> known.add(line.value()));
        nodes.add(node);
      }
    }
    for (CalendarComponent zone : zones.components("VTIMEZONE")) {
      if (zone.first("TZID").filter(line -> known.add(line.value())).isPresent()) {
        nodes.add(zone);
      }
    }
    nodes.addAll(ordered.values());
    return new Meeting(CalendarComponent.of("VCALENDAR", nodes), ordered);
  }

  /**
   * The same as it takes place after all: it counts higher than what cancelled it, which counts one
   * more than what was told before (RFC 5546 §2.1.5).
   */
  public Meeting afterCancellation() {
    ContentLine higher = ContentLine.of("SEQUENCE", Long.toString(sequence() + 2));
    Map<InstanceId, CalendarComponent> again = new LinkedHashMap<>();
    parts().forEach((id, part) -> again.put(id, part.with(higher)));
    return with(again);
  }

  /** The same with other parts. */
  Meeting with(Map<InstanceId, CalendarComponent> others) {
    return with(others, calendar);
  }

  /** With a DTSTAMP in each part that came without (RFC 5545 §3.8.7.2). */
  public Meeting stamped(Instant moment) {
    if (parts.values().stream().allMatch(part -> part.first("DTSTAMP").isPresent())) {
      return this;
    }
    Map<InstanceId, CalendarComponent> stamped = new LinkedHashMap<>();
    parts.forEach(
        (id, part) ->
            stamped.put(
                id, part.first("DTSTAMP").isPresent() ? part : part.with(utc("DTSTAMP", moment))));
    return with(stamped);
  }

  /** As it is stored: without METHOD (RFC 4791 §4.1). */
  Meeting stored() {
    return new Meeting(calendar.without("METHOD"), parts);
  }

  /** A line with a moment in UTC. */
  static ContentLine utc(String property, Instant moment) {
    return CalendarTime.utc(moment).line(property);
  }
}
