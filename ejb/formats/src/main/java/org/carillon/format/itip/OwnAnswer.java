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
}
