package org.carillon.format.itip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** An attendee's own answer in an object. */
public final class OwnAnswer {
  private OwnAnswer() {}

  static CalendarComponent of(CalendarComponent part, Set<String> me, String status) {
    return part.withLines(
        line ->
            line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                ? line.with(new LineParameter("PARTSTAT", status)).without("RSVP")
                : line);
  }

  /** The same object with one answer for all that takes place. */
  public static Meeting of(Meeting meeting, Set<String> me, String status) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> parts.put(id, Meeting.isCancelled(part) ? part : of(part, me, status)));
    return meeting.with(parts);
  }

  /**
   * The same object with another answer for one instance.
   *
   * @param recurrenceId the line that names the instance
   */
  public static Meeting of(
      Meeting meeting, Set<String> me, String status, ContentLine recurrenceId) {
    InstanceId id = InstanceId.of(recurrenceId);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(meeting.parts());
    Optional<CalendarComponent> part =
        Optional.ofNullable(parts.get(id))
            .or(() -> meeting.master().map(master -> SeriesParts.instance(master, recurrenceId)));
    part.ifPresent(one -> parts.put(id, of(one, me, status)));
    return meeting.with(parts);
  }

  /**
   * The same object where each own line that says something new also says who wrote it (RFC 5545
   * §3.2.18).
   *
   * @param before what was stored before
   * @param by the address of whoever acts for the calendar's owner
   */
  public static Meeting sentBy(
      Meeting meeting, Optional<Meeting> before, Set<String> me, String by) {
    LineParameter sender = new LineParameter("SENT-BY", "mailto:" + by);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              Optional<CalendarComponent> old =
                  before.flatMap(known -> Optional.ofNullable(known.parts().get(id)));
              parts.put(
                  id,
                  part.withLines(
                      line ->
                          isOwn(line)
                                  && CalendarUsers.isOneOf(line, me)
                                  && old.filter(known -> known.lines().contains(line)).isEmpty()
                              ? line.with(sender)
                              : line));
            });
    return meeting.with(parts);
  }

  private static boolean isOwn(ContentLine line) {
    return line.name().equals("ATTENDEE") || line.name().equals("ORGANIZER");
  }
}
