package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;

/**
 * Finds the messages to send between two states of an object: the one that others were last told,
 * and the one that is stored now (RFC 6638 §3.2.1, §3.2.2). Equal states need no message.
 */
public final class OutgoingItip {
  private OutgoingItip() {}

  /**
   * Returns the messages, at most one of a kind for each recipient.
   *
   * @param told the state that others know; empty if they know nothing
   * @param now the stored state; empty if the object is gone
   * @param me the addresses of the calendar's owner
   * @param moment the DTSTAMP of the messages
   */
  public static List<ItipMessage> between(
      Optional<Meeting> told, Optional<Meeting> now, Set<String> me, Instant moment) {
    Optional<String> organizer = now.or(() -> told).flatMap(Meeting::organizer);
    if (organizer.isEmpty()) {
      return List.of();
    }
    return me.contains(organizer.get())
        ? organized(told, now, organizer.get(), me, moment)
        : answered(told, now, me, moment);
  }

  /**
   * Returns whether a message is also sent as e-mail. If it changes nothing that an e-mail has
   * words for, an external attendee learns of it with the next e-mail. Calendars on this server
   * apply it in any case.
   *
   * @param told the state that others know; empty if they know nothing
   * @param now the stored state; empty if the object is gone
   */
  public static boolean isMailed(
      Optional<Meeting> told, Optional<Meeting> now, ItipMessage message) {
    Optional<Meeting> before = told.flatMap(meeting -> AttendeeView.of(meeting, message.to()));
    Optional<Meeting> after = now.flatMap(meeting -> AttendeeView.of(meeting, message.to()));
    return message.method() != ItipMethod.REQUEST
        || before.isEmpty()
        || after.isEmpty()
        || now.filter(meeting -> forced(meeting, message.to(), "REQUEST")).isPresent()
        || AttendeeView.differInWords(before.get(), after.get());
  }

  private static List<ItipMessage> organized(
      Optional<Meeting> told,
      Optional<Meeting> now,
      String organizer,
      Set<String> me,
      Instant moment) {
    Set<String> all = new TreeSet<>();
    told.ifPresent(meeting -> all.addAll(meeting.attendees()));
    now.ifPresent(meeting -> all.addAll(meeting.attendees()));
    all.removeAll(me);
    // Most attendees are told of the same days, so that differences are computed once.
    Map<List<Set<String>>, SeriesDifference> known = new HashMap<>();
    List<ItipMessage> messages = new ArrayList<>();
    for (String attendee : all) {
      Meeting agent =
          now.filter(meeting -> meeting.attendees().contains(attendee))
              .or(() -> told)
              .orElseThrow();
      boolean isForced =
          now.filter(meeting -> forced(meeting, attendee, "REQUEST")).isPresent()
              && told.filter(meeting -> forced(meeting, attendee, "REQUEST")).isEmpty();
      if (!isOurs(agent, attendee)) {
        continue;
      }
      Optional<Meeting> before = told.flatMap(meeting -> AttendeeView.of(meeting, attendee));
      Optional<Meeting> after = now.flatMap(meeting -> AttendeeView.of(meeting, attendee));
      if (after.isPresent()) {
        if (isForced || before.isEmpty()) {
          messages.add(ItipMessages.request(after.get(), organizer, attendee, moment));
        } else if (AttendeeView.leavesSeries(before.get(), after.get())) {
          messages.addAll(
              daysAlone(
                  before.get(),
                  after.get(),
                  sequence(told.orElseThrow(), now),
                  organizer,
                  attendee,
                  moment));
        } else if (!AttendeeView.fingerprint(before.get())
            .equals(AttendeeView.fingerprint(after.get()))) {
          SeriesDifference days =
              known.computeIfAbsent(
                  List.of(SeriesDifference.told(before.get()), SeriesDifference.told(after.get())),
                  _ -> SeriesDifference.between(before.get(), after.get()));
          if (!days.off().isEmpty()) {
            messages.add(
                ItipMessages.cancel(
                    before.get(), off(days, before.get(), now.get()), organizer, attendee, moment));
          }
          asked(days, before.get(), after.get())
              .ifPresent(
                  view -> messages.add(ItipMessages.request(view, organizer, attendee, moment)));
        }
      } else if (before.isPresent()) {
        messages.add(
            ItipMessages.cancel(
                before.get(),
                counted(cancelled(before.get()), sequence(told.orElseThrow(), now)),
                organizer,
                attendee,
                moment));
      }
    }
    return messages;
  }

  /** Returns the SEQUENCE of a cancellation, higher than all that others were told. */
  private static long sequence(Meeting told, Optional<Meeting> now) {
    return now.filter(meeting -> meeting.sequence() > told.sequence())
        .map(Meeting::sequence)
        .orElseGet(() -> told.sequence() + 1);
  }

  /**
   * Returns the messages to an attendee who was invited to a series and is now invited only to
   * single days of it: the series is cancelled, and one second later the days are requested.
   */
  private static List<ItipMessage> daysAlone(
      Meeting before,
      Meeting after,
      long sequence,
      String organizer,
      String attendee,
      Instant moment) {
    Map<InstanceId, CalendarComponent> days = new LinkedHashMap<>();
    after
        .parts()
        .forEach(
            (id, part) ->
                days.put(
                    id,
                    counted(List.of(part), Math.max(sequence, Meeting.sequence(part))).getFirst()));
    return List.of(
        ItipMessages.cancel(
            before, counted(cancelled(before), sequence), organizer, attendee, moment),
        ItipMessages.request(after.with(days), organizer, attendee, moment.plusSeconds(1)));
  }

  /** Returns the parts to cancel: only the series if the attendee has it, which covers the rest. */
  private static Collection<CalendarComponent> cancelled(Meeting view) {
    return view.master().map(List::of).orElseGet(() -> List.copyOf(view.parts().values()));
  }

  private static List<CalendarComponent> counted(
      Collection<CalendarComponent> parts, long sequence) {
    ContentLine line = ContentLine.of("SEQUENCE", Long.toString(sequence));
    return parts.stream().map(part -> part.with(line)).toList();
  }

  /**
   * Returns the days that no longer take place, with the SEQUENCE of the state in which this is so
   * (RFC 5546 §3.2.5). A day that is restored later has a higher one.
   */
  private static List<CalendarComponent> off(SeriesDifference days, Meeting before, Meeting now) {
    List<CalendarComponent> parts = new ArrayList<>();
    days.offIn(before)
        .forEach(
            (id, part) -> {
              CalendarComponent since = now.parts().getOrDefault(id, now.first());
              long sequence = Math.max(Meeting.sequence(part) + 1, Meeting.sequence(since));
              parts.addAll(counted(List.of(part), sequence));
            });
    return parts;
  }

  /**
   * Returns what an attendee is requested besides the cancelled days: only the changed days if the
   * series stays as it is, else everything. An instance that has no part of its own, or no longer
   * has one, is as in the series, and can be requested only with the series.
   */
  private static Optional<Meeting> asked(SeriesDifference days, Meeting before, Meeting after) {
    Set<InstanceId> plain = new HashSet<>(before.parts().keySet());
    plain.removeAll(days.off().keySet());
    plain.addAll(days.more().keySet());
    plain.removeAll(after.parts().keySet());
    if (days.isAnother()
        || days.ended().isPresent()
        || !plain.isEmpty()
        || !isSameSeries(before, after)
        || !days.more().isEmpty() && isExtended(before, after)) {
      return Optional.of(after);
    }
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    after
        .parts()
        .forEach(
            (id, part) -> {
              boolean isKnown =
                  AttendeeView.earlier(before, part)
                      .filter(known -> AttendeeView.tellTheSame(known, part))
                      .isPresent();
              if (!id.isMaster() && (!isKnown || days.more().containsKey(id))) {
                parts.put(id, part);
              }
            });
    return parts.isEmpty() ? Optional.empty() : Optional.of(after.with(parts));
  }

  /** Returns whether the series has new days, which no part for a single day can express. */
  private static boolean isExtended(Meeting before, Meeting after) {
    return before.master().isPresent()
        && after.master().isPresent()
        && SeriesParts.isRescheduled(
            before.master().get().without("EXDATE"), after.master().get().without("EXDATE"));
  }

  /** Returns whether the series tells the same, apart from its days. */
  private static boolean isSameSeries(Meeting before, Meeting after) {
    Optional<CalendarComponent> series = after.master();
    return before
        .master()
        .map(
            old ->
                series
                    .filter(
                        made ->
                            AttendeeView.tellTheSame(SeriesParts.once(old), SeriesParts.once(made)))
                    .isPresent())
        .orElse(series.isEmpty());
  }

  /** Returns whether the server sends the messages to an attendee (RFC 6638 §7.1). */
  static boolean isOurs(Meeting meeting, String attendee) {
    return meeting.parts().values().stream()
        .map(part -> CalendarUsers.attendee(part, Set.of(attendee)))
        .flatMap(Optional::stream)
        .allMatch(OutgoingItip::isOurs);
  }

  static boolean isOurs(ContentLine line) {
    return line.parameterValue("SCHEDULE-AGENT").map("SERVER"::equalsIgnoreCase).orElse(true);
  }

  private static boolean forced(Meeting meeting, String attendee, String what) {
    return meeting.parts().values().stream()
        .map(part -> CalendarUsers.attendee(part, Set.of(attendee)))
        .flatMap(Optional::stream)
        .anyMatch(line -> isForced(line, what));
  }

  private static boolean isForced(ContentLine line, String what) {
    return line.parameterValue("SCHEDULE-FORCE-SEND").filter(what::equalsIgnoreCase).isPresent();
  }

  private static List<ItipMessage> answered(
      Optional<Meeting> told, Optional<Meeting> now, Set<String> me, Instant moment) {
    Meeting meeting = now.or(() -> told).orElseThrow();
    Optional<ContentLine> organizer =
        meeting.parts().values().stream()
            .map(part -> part.first("ORGANIZER"))
            .flatMap(Optional::stream)
            .findFirst();
    if (organizer.isEmpty() || !isOurs(organizer.get())) {
      return List.of();
    }
    List<CalendarComponent> said =
        now.isPresent() ? answers(told, now.get(), me) : declined(told.orElseThrow(), me);
    return said.isEmpty() ? List.of() : List.of(ItipMessages.reply(meeting, said, me, moment));
  }

  /** Returns the parts whose answer differs from the one that the organizer was told. */
  private static List<CalendarComponent> answers(
      Optional<Meeting> told, Meeting now, Set<String> me) {
    List<CalendarComponent> said = new ArrayList<>();
    for (Map.Entry<InstanceId, CalendarComponent> each : now.parts().entrySet()) {
      Optional<ContentLine> mine = CalendarUsers.attendee(each.getValue(), me);
      if (mine.isEmpty()
          || CalendarUsers.status(mine.get()).equals("NEEDS-ACTION")
          || Meeting.isCancelled(each.getValue())) {
        continue;
      }
      Optional<CalendarComponent> before =
          told.flatMap(
              meeting ->
                  Optional.ofNullable(meeting.parts().get(each.getKey()))
                      .or(() -> meeting.master().filter(_ -> now.master().isPresent())));
      boolean isForced =
          each.getValue().first("ORGANIZER").filter(line -> isForced(line, "REPLY")).isPresent();
      if (isForced
          || before
              .flatMap(part -> CalendarUsers.attendee(part, me))
              .filter(line -> answer(line).equals(answer(mine.get())))
              .isEmpty()) {
        said.add(each.getValue());
      }
    }
    told.flatMap(Meeting::master).ifPresent(before -> said.addAll(excluded(before, now, me)));
    return said;
  }

  private static String answer(ContentLine line) {
    return CalendarUsers.status(line)
        + line.parameter("DELEGATED-TO").map(Object::toString).orElse("");
  }

  /** Returns the instances that the attendee newly excluded, as declined (RFC 6638 §3.2.2.2). */
  private static List<CalendarComponent> excluded(
      CalendarComponent before, Meeting now, Set<String> me) {
    List<CalendarComponent> said = new ArrayList<>();
    Optional<CalendarComponent> master = now.master();
    if (master.isEmpty()) {
      return said;
    }
    Set<InstanceId> known = SeriesParts.excluded(before);
    for (ContentLine line : master.get().lines("EXDATE")) {
      for (String value : org.carillon.format.icalendar.line.ContentText.list(line.value())) {
        ContentLine id = ContentLine.of("RECURRENCE-ID", line.parameters(), value);
        if (!known.contains(InstanceId.of(id))) {
          said.addAll(declining(List.of(SeriesParts.instance(master.get(), id)), me));
        }
      }
    }
    return said;
  }

  private static List<CalendarComponent> declined(Meeting told, Set<String> me) {
    return declining(told.parts().values(), me);
  }

  private static List<CalendarComponent> declining(
      Collection<CalendarComponent> parts, Set<String> me) {
    List<CalendarComponent> said = new ArrayList<>();
    for (CalendarComponent part : parts) {
      boolean isOpen =
          !Meeting.isCancelled(part)
              && CalendarUsers.attendee(part, me)
                  .filter(line -> !CalendarUsers.status(line).equals("DECLINED"))
                  .isPresent();
      if (isOpen) {
        said.add(OwnParticipation.of(part, me, "DECLINED"));
      }
    }
    return said;
  }
}
