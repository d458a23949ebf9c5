package org.carillon.calendar.internal.scheduling.mail;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.itip.AttendeeView;
import org.carillon.format.itip.InstanceId;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;

/**
 * What is new in an invitation for somebody who was told of the meeting before.
 *
 * @param part what it is about: the instance where only that one changed, else the whole
 * @param before the same as it was
 * @param isAlone whether the rest of a series that its reader has stays as it is
 */
public record MeetingChange(CalendarComponent part, CalendarComponent before, boolean isAlone) {
  private static final List<String> TIMES =
      List.of("DTSTART", "DTEND", "DURATION", "DUE", "RRULE", "RDATE", "EXDATE");

  /**
   * What changed for the recipient of a message.
   *
   * @param told what others were told last; empty if nothing
   * @return empty of a first invitation, of one that says nothing new, and of what is none
   */
  public static Optional<MeetingChange> between(Optional<Meeting> told, ItipMessage message) {
    Optional<Meeting> old = told.flatMap(meeting -> AttendeeView.of(meeting, message.to()));
    Optional<Meeting> made = Meeting.of(message.calendar());
    if (message.method() != ItipMethod.REQUEST
        || old.isEmpty()
        || made.isEmpty()
        || AttendeeView.fingerprint(old.get()).equals(AttendeeView.fingerprint(made.get()))) {
      return Optional.empty();
    }
    List<MeetingChange> changes =
        made.get().parts().values().stream()
            .map(
                part ->
                    AttendeeView.earlier(old.get(), part)
                        .map(
                            before ->
                                new MeetingChange(
                                    part,
                                    before,
                                    made.get().master().filter(it -> it != part).isPresent())))
            .flatMap(Optional::stream)
            .filter(change -> !AttendeeView.tellTheSame(change.part, change.before))
            .toList();
    return Optional.of(
        changes.size() == 1
            ? changes.getFirst()
            : new MeetingChange(made.get().first(), old.get().first(), false));
  }

  /** Whether it takes place at another time, or at other times. */
  public boolean isMoved() {
    return differs(TIMES, MeetingChange::time);
  }

  /** Whether it takes place elsewhere. */
  public boolean isElsewhere() {
    return differs(List.of("LOCATION"), line -> line.text().strip());
  }

  /** The same time in another zone is the same. */
  private static String time(ContentLine line) {
    return CalendarTime.of(line)
        .map(InstanceId::of)
        .map(InstanceId::text)
        .orElseGet(() -> line.value().strip());
  }

  private boolean differs(List<String> names, Function<ContentLine, String> value) {
    return names.stream()
        .anyMatch(name -> !Objects.equals(values(part, name, value), values(before, name, value)));
  }

  private static Set<String> values(
      CalendarComponent part, String name, Function<ContentLine, String> value) {
    Set<String> all = new TreeSet<>();
    part.lines(name).forEach(line -> all.add(value.apply(line)));
    return all;
  }
}
