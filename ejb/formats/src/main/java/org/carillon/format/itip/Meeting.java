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

/** A calendar object by its instances: first the series, then those that differ. One UID. */
public final class Meeting {
  private static final Set<String> SCHEDULED = Set.of("VEVENT", "VTODO", "VJOURNAL");
  private static final long MOST_SEQUENCE = Integer.MAX_VALUE - 1L;

  /** The properties that may occur only once: for a part's instance, state and organizer. */
  private static final List<String> ONCE =
      List.of("UID", "RECURRENCE-ID", "ORGANIZER", "SEQUENCE", "DTSTAMP", "DTSTART");

  private final CalendarComponent calendar;
  private final Map<InstanceId, CalendarComponent> parts;

  private Meeting(CalendarComponent calendar, Map<InstanceId, CalendarComponent> parts) {
    this.calendar = calendar;
    this.parts = Collections.unmodifiableMap(parts);
  }

  /** Reads a VCALENDAR. Empty if it contains nothing that can be scheduled, or several UIDs. */
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

  public CalendarComponent calendar() {
    return calendar;
  }

  /** Returns the part for each instance; at least one. */
  public Map<InstanceId, CalendarComponent> parts() {
    return parts;
  }

  /** Returns the series, or the component that does not recur. */
  public Optional<CalendarComponent> master() {
    return Optional.ofNullable(parts.get(InstanceId.MASTER));
  }

  /** Returns the series or, without one, the first instance. */
  public CalendarComponent first() {
    return parts.values().iterator().next();
  }

  /** Returns the UID that all parts have. */
  public String uid() {
    return first().first("UID").orElseThrow().value().strip();
  }

  /** Returns a message's METHOD; empty for a stored object and a contradictory message. */
  public Optional<ItipMethod> method() {
    return calendar
        .first("METHOD")
        .filter(_ -> isUnambiguous())
        .flatMap(line -> ItipMethod.of(line.value()));
  }

  /**
   * Returns whether each property that may occur only once does (RFC 5545 §3.6.1, §3.8.4.3). With
   * two values, one check could look at the first and another at the second.
   */
  private boolean isUnambiguous() {
    List<CalendarComponent> all = calendar.components(first().name());
    return calendar.lines("METHOD").size() == 1
        && all.size() == parts.size()
        && all.stream().allMatch(part -> ONCE.stream().allMatch(one -> part.lines(one).size() < 2))
        && all.stream().flatMap(part -> CalendarUsers.organizer(part).stream()).distinct().count()
            < 2;
  }

  /** Returns the organizer's address from the first part that has one. */
  public Optional<String> organizer() {
    return parts.values().stream()
        .map(CalendarUsers::organizer)
        .flatMap(Optional::stream)
        .findFirst();
  }

  public Set<String> attendees() {
    Set<String> all = new TreeSet<>();
    parts.values().forEach(part -> all.addAll(CalendarUsers.attendees(part)));
    return all;
  }

  /**
   * Returns the one attendee whose answer a message claims to be; empty if there are several.
   * Delegates, who stand beside the attendee's answer (RFC 5546 §3.2.2.3), are not counted.
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

  /** Returns whether an address is invited, unlike an attendee who answered uninvited. */
  public boolean invites(String address) {
    return parts.values().stream()
        .map(part -> CalendarUsers.attendee(part, Set.of(address)))
        .flatMap(Optional::stream)
        .anyMatch(line -> !CalendarUsers.isUnasked(line));
  }

  /**
   * Returns whether the organizer itself invites an address: in no part may it be a delegate (RFC
   * 5545 §3.2.4), or an attendee who came without an invitation.
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

  /** Returns whether it has an organizer and attendees, so messages are sent (RFC 6638 §3.1). */
  public boolean isScheduled() {
    return organizer().isPresent() && !attendees().isEmpty();
  }

  /** Returns the highest SEQUENCE of its parts. */
  public long sequence() {
    return parts.values().stream().mapToLong(Meeting::sequence).max().orElse(0);
  }

  /** Returns the SEQUENCE of a part (RFC 5545 §3.8.7.4), or 0 if there is none. */
  public static long sequence(CalendarComponent part) {
    try {
      return part.first("SEQUENCE")
          .map(line -> Math.clamp(Long.parseLong(line.value().strip()), 0, MOST_SEQUENCE))
          .orElse(0L);
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  /** Returns the DTSTAMP of a part, or the earliest instant if there is none. */
  public static Instant stamp(CalendarComponent part) {
    return part.first("DTSTAMP")
        .flatMap(CalendarTime::of)
        .map(time -> time.local().toInstant(ZoneOffset.UTC))
        .orElse(Instant.EPOCH);
  }

  /** Returns whether {@code part} is older, by SEQUENCE, then by DTSTAMP (RFC 5546 §2.1.5). */
  static boolean isOlder(CalendarComponent part, CalendarComponent than) {
    long difference = sequence(part) - sequence(than);
    return difference < 0 || difference == 0 && stamp(part).isBefore(stamp(than));
  }

  public static boolean isCancelled(CalendarComponent part) {
    return part.first("STATUS")
        .filter(line -> line.value().strip().equalsIgnoreCase("CANCELLED"))
        .isPresent();
  }

  /** Returns the object with other parts, and with another calendar's time zones that it lacks. */
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
   * Returns the object to use if the meeting takes place after all. Its SEQUENCE is higher by 2,
   * since that of the cancellation was higher by 1 (RFC 5546 §2.1.5).
   */
  public Meeting afterCancellation() {
    ContentLine higher = ContentLine.of("SEQUENCE", Long.toString(sequence() + 2));
    Map<InstanceId, CalendarComponent> again = new LinkedHashMap<>();
    parts().forEach((id, part) -> again.put(id, part.with(higher)));
    return with(again);
  }

  /** Returns the object with other parts. */
  Meeting with(Map<InstanceId, CalendarComponent> others) {
    return with(others, calendar);
  }

  /** Returns the object with a DTSTAMP in each part that has none (RFC 5545 §3.8.7.2). */
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

  /** Returns the object as it is stored: without METHOD (RFC 4791 §4.1). */
  Meeting stored() {
    return new Meeting(calendar.without("METHOD"), parts);
  }

  /** Returns a line whose value is an instant in UTC. */
  static ContentLine utc(String property, Instant moment) {
    return CalendarTime.utc(moment).line(property);
  }
}
