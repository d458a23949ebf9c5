package org.carillon.format.itip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * Shows attendees each other's answers. RFC 5546 §3.2.2 lets an organizer send these to everybody
 * in a REQUEST. Outside this server that would be an e-mail to every attendee for each answer. So
 * answers are only written into the copies that are stored here, as Cyrus, Apple and Google do.
 */
public final class AttendeeStatusSharing {
  /**
   * The maximum number of attendees of a meeting whose copies are updated for each answer, since
   * each answer writes as many objects as there are attendees. In larger meetings attendees see
   * answers with the next other change. Apple's server has the same bound.
   */
  private static final int MOST = 50;

  private AttendeeStatusSharing() {}

  /**
   * Returns, by attendee, the view to show to those attendees who are told nothing else.
   *
   * @param told the state that others know
   * @param now the stored state
   * @param me the addresses of the organizer
   */
  public static Map<String, Meeting> since(Meeting told, Meeting now, Set<String> me) {
    Map<String, Meeting> shown = new TreeMap<>();
    Set<String> all = now.attendees();
    if (all.size() > MOST) {
      return shown;
    }
    for (String attendee : all) {
      Optional<Meeting> before = AttendeeView.of(told, attendee);
      Optional<Meeting> after = AttendeeView.of(now, attendee);
      if (!me.contains(attendee)
          && OutgoingItip.isOurs(now, attendee)
          && before.isPresent()
          && after.isPresent()
          && AttendeeView.fingerprint(before.get()).equals(AttendeeView.fingerprint(after.get()))
          && !answers(before.get(), attendee).equals(answers(after.get(), attendee))) {
        shown.put(attendee, after.get());
      }
    }
    return shown;
  }

  private static Map<InstanceId, Map<String, String>> answers(Meeting view, String but) {
    Map<InstanceId, Map<String, String>> all = new LinkedHashMap<>();
    view.parts().forEach((id, part) -> all.put(id, answers(part, Set.of(but))));
    return all;
  }

  private static Map<String, String> answers(CalendarComponent part, Set<String> but) {
    Map<String, String> all = new TreeMap<>();
    for (ContentLine line : part.lines("ATTENDEE")) {
      if (!CalendarUsers.isOneOf(line, but)) {
        all.put(CalendarUsers.address(line), CalendarUsers.status(line));
      }
    }
    return all;
  }

  /**
   * Returns an attendee's copy with the answers of others. Everything else in it stays.
   *
   * @param view the state that the attendee may be shown
   * @param me the attendee's addresses
   * @return the changed copy, or empty if it has these answers already
   */
  public static Optional<Meeting> in(Meeting stored, Meeting view, Set<String> me) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    view.parts()
        .forEach(
            (id, said) ->
                there(stored, id, said)
                    .filter(part -> !Meeting.isCancelled(part))
                    .map(part -> answered(part, answers(said, me)))
                    .filter(part -> isNews(stored, id, part))
                    .ifPresent(part -> parts.put(id, part)));
    return parts.equals(stored.parts()) ? Optional.empty() : Optional.of(stored.with(parts));
  }

  /** Returns a copy's part for an instance; if it has only the series, one derived from it. */
  private static Optional<CalendarComponent> there(
      Meeting stored, InstanceId id, CalendarComponent said) {
    return Optional.ofNullable(stored.parts().get(id))
        .or(
            () ->
                stored
                    .master()
                    .filter(_ -> !id.isMaster())
                    .filter(master -> !SeriesParts.excluded(master).contains(id))
                    .flatMap(
                        master ->
                            said.first("RECURRENCE-ID")
                                .map(line -> SeriesParts.instance(master, line))));
  }

  private static boolean isNews(Meeting stored, InstanceId id, CalendarComponent part) {
    return stored.parts().containsKey(id)
        || !answers(part, Set.of()).equals(answers(stored.first(), Set.of()));
  }

  private static CalendarComponent answered(CalendarComponent part, Map<String, String> answers) {
    return part.withLines(
        line -> {
          String answer =
              line.name().equals("ATTENDEE") ? answers.get(CalendarUsers.address(line)) : null;
          return answer == null || answer.equals(CalendarUsers.status(line))
              ? line
              : line.with(new LineParameter("PARTSTAT", answer));
        });
  }
}
