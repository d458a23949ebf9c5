package org.carillon.calendar.internal.scheduling.mail;

import java.util.ArrayList;
import java.util.List;
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
import org.carillon.format.itip.SeriesDifference;

/**
 * The news in a message for a recipient who was notified of the meeting before.
 *
 * @param part the part that the message is about: the day if only that one changed, otherwise the
 *     whole
 * @param changed the parts that changed
 * @param isAlone whether the rest of a series that its reader has stays as it is
 * @param off the days that are cancelled
 * @param without the days, or the whole, that take place without the reader, who was invited before
 * @param more the days that are new
 * @param ended the first of the cancelled days, if the series ends before them
 */
public record MeetingChange(
    CalendarComponent part,
    List<Changed> changed,
    boolean isAlone,
    List<CalendarComponent> off,
    List<CalendarComponent> without,
    List<CalendarComponent> more,
    Optional<CalendarTime> ended) {
  private static final List<String> SERIES = List.of("RRULE", "RDATE", "EXDATE");

  /**
   * A part that changed.
   *
   * @param isAnother whether it takes place on other days than before
   */
  record Changed(CalendarComponent part, CalendarComponent before, boolean isAnother) {
    /** Returns whether the time or the times changed. */
    boolean isMoved() {
      return isAnother || AttendeeView.areAtOtherTimes(part, before);
    }

    /** Returns whether the location changed. */
    boolean isElsewhere() {
      return !place(part).equals(place(before));
    }

    private static Set<String> place(CalendarComponent part) {
      return values(part, "LOCATION", line -> line.text().strip());
    }
  }

  /**
   * Returns the changes for the recipient of a message.
   *
   * @param told the state that others were last notified of, or empty for none
   * @param now the stored state, or empty if it is gone
   * @return empty for a first invitation, for an invitation to single days of a series that is
   *     cancelled, for a message without news, and for the cancellation of everything
   */
  public static Optional<MeetingChange> between(
      Optional<Meeting> told, Optional<Meeting> now, ItipMessage message) {
    Optional<Meeting> old = told.flatMap(meeting -> AttendeeView.of(meeting, message.to()));
    Optional<Meeting> made = Meeting.of(message.calendar());
    if (old.isEmpty() || made.isEmpty()) {
      return Optional.empty();
    }
    if (message.method() == ItipMethod.CANCEL) {
      return off(old.get(), now, made.get());
    }
    boolean isAnew =
        now.flatMap(meeting -> AttendeeView.of(meeting, message.to()))
            .filter(view -> AttendeeView.leavesSeries(old.get(), view))
            .isPresent();
    return isAnew
            || message.method() != ItipMethod.REQUEST
            || AttendeeView.fingerprint(old.get()).equals(AttendeeView.fingerprint(made.get()))
        ? Optional.empty()
        : Optional.of(asked(old.get(), made.get()));
  }

  private static Optional<MeetingChange> off(Meeting old, Optional<Meeting> now, Meeting made) {
    List<CalendarComponent> off = new ArrayList<>();
    List<CalendarComponent> without = new ArrayList<>();
    for (CalendarComponent part : made.parts().values()) {
      boolean isThere = now.filter(it -> SeriesDifference.takesPlace(part, it)).isPresent();
      (isThere ? without : off).add(part);
    }
    boolean isAlone = old.master().isPresent() && made.master().isEmpty();
    return without.isEmpty() && !isAlone
        ? Optional.empty()
        : Optional.of(
            new MeetingChange(
                made.first(), List.of(), isAlone, off, without, List.of(), Optional.empty()));
  }

  private static MeetingChange asked(Meeting old, Meeting made) {
    SeriesDifference days = SeriesDifference.between(old, made);
    boolean isOfDays = old.master().isPresent() && made.master().isEmpty();
    List<Changed> changed = new ArrayList<>();
    List<CalendarComponent> more = new ArrayList<>(days.moreIn(made).values());
    for (CalendarComponent part : made.parts().values()) {
      Optional<CalendarComponent> before = AttendeeView.earlier(old, part);
      boolean isAnother = InstanceId.of(part).isMaster() && days.isAnother();
      if (before.filter(known -> !isSame(known, part, isAnother)).isPresent()) {
        changed.add(new Changed(part, before.get(), isAnother && differ(before.get(), part)));
      } else if (isOfDays) {
        more.add(part);
      }
    }
    if (changed.size() == 1 || isOfDays) {
      CalendarComponent part = changed.isEmpty() ? more.getFirst() : changed.getFirst().part();
      boolean isAlone = isOfDays || made.master().filter(it -> it != part).isPresent();
      return new MeetingChange(part, changed, isAlone, List.of(), List.of(), more, days.ended());
    }
    CalendarComponent whole = made.first();
    return new MeetingChange(
        whole,
        changed.isEmpty()
            ? List.of()
            : List.of(
                new Changed(whole, old.first(), days.isAnother() && differ(old.first(), whole))),
        false,
        List.of(),
        List.of(),
        more,
        days.ended());
  }

  /** Returns whether a part is unchanged. Cancelled and new days are reported separately. */
  private static boolean isSame(
      CalendarComponent known, CalendarComponent part, boolean isAnother) {
    String[] series = isAnother ? new String[0] : SERIES.toArray(String[]::new);
    return AttendeeView.tellTheSame(known.without(series), part.without(series));
  }

  private static boolean differ(CalendarComponent one, CalendarComponent other) {
    return SERIES.stream()
        .anyMatch(
            name ->
                !values(one, name, MeetingChange::time)
                    .equals(values(other, name, MeetingChange::time)));
  }

  /** Returns the time in a form in which the same time in another zone is equal. */
  private static String time(ContentLine line) {
    return CalendarTime.of(line)
        .map(InstanceId::of)
        .map(InstanceId::text)
        .orElseGet(() -> line.value().strip());
  }

  private static Set<String> values(
      CalendarComponent part, String name, Function<ContentLine, String> value) {
    Set<String> all = new TreeSet<>();
    part.lines(name).forEach(line -> all.add(value.apply(line)));
    return all;
  }
}
