package org.carillon.format.itip;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.line.LineParameter;

/** The result of checking an object that its owner's client puts (RFC 6638 §3.2.1, §3.2.2). */
public sealed interface SchedulingPutCheck {

  /** The object is to be stored in this form. */
  record Allowed(CalendarComponent object) implements SchedulingPutCheck {}

  /** The object may not be stored; the code is a precondition of RFC 6638. */
  record Refused(String code) implements SchedulingPutCheck {}

  /**
   * Checks a put.
   *
   * @param before the stored object that it replaces, if there is one
   * @param me the addresses of the calendar's owner
   * @param isRestored whether the object is restored as it was before; its answers then belong to
   *     its times
   */
  static SchedulingPutCheck of(
      Optional<Meeting> before, Meeting put, Set<String> me, boolean isRestored) {
    Set<String> organizers = new HashSet<>();
    for (CalendarComponent part : put.parts().values()) {
      organizers.add(CalendarUsers.organizer(part).orElse(""));
    }
    if (organizers.size() > 1) {
      return new Refused("same-organizer-in-all-components");
    }
    Optional<String> organizer = put.organizer();
    Optional<Meeting> known = before.filter(Meeting::isScheduled);
    boolean isOrganizer = organizer.filter(me::contains).isPresent();
    boolean wasOrganizer = known.flatMap(Meeting::organizer).filter(me::contains).isPresent();
    if (known.isPresent() && !isOrganizer && !wasOrganizer) {
      return attending(known.get(), put, me);
    }
    if (known.isPresent() && isOrganizer != wasOrganizer && organizer.isPresent()) {
      return new Refused(
          wasOrganizer
              ? "allowed-organizer-scheduling-object-change"
              : "allowed-attendee-scheduling-object-change");
    }
    return isOrganizer
        ? new Allowed(organizing(known, put, me, isRestored))
        : new Allowed(put.calendar());
  }

  /** Returns an organizer's object. A new state gets a higher SEQUENCE and asks for new answers. */
  private static CalendarComponent organizing(
      Optional<Meeting> before, Meeting put, Set<String> me, boolean isRestored) {
    if (before.isEmpty()) {
      return put.calendar();
    }
    SeriesDifference days = SeriesDifference.between(before.get(), put);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    (isRestored ? SeriesParts.instead(put, before.get()) : put.parts())
        .forEach(
            (id, part) -> {
              Optional<CalendarComponent> old =
                  Optional.ofNullable(before.get().parts().get(id))
                      .or(
                          () ->
                              before
                                  .get()
                                  .master()
                                  .filter(_ -> part.first("RECURRENCE-ID").isPresent())
                                  .map(
                                      master ->
                                          SeriesParts.instance(
                                              master, part.first("RECURRENCE-ID").orElseThrow())));
              parts.put(
                  id, old.map(known -> organized(known, part, me, days, isRestored)).orElse(part));
            });
    parts.computeIfPresent(InstanceId.MASTER, (_, series) -> takingBack(before.get(), put, series));
    if (!isRestored && !days.isAnother()) {
      days.moreIn(put.with(parts))
          .forEach(
              (id, part) ->
                  parts.computeIfAbsent(
                      id, _ -> isAnswered(part, me) ? askingAnew(part, me) : null));
    }
    return put.with(parts).calendar();
  }

  /** Returns whether another attendee has answered for a part. */
  private static boolean isAnswered(CalendarComponent part, Set<String> me) {
    return part.lines("ATTENDEE").stream()
        .filter(line -> !CalendarUsers.isOneOf(line, me))
        .anyMatch(line -> !CalendarUsers.status(line).equals(OwnParticipation.NONE));
  }

  /** Returns a part with the answers of all other attendees reset. */
  private static CalendarComponent askingAnew(CalendarComponent part, Set<String> me) {
    return part.withLines(
        line ->
            line.name().equals("ATTENDEE") && !CalendarUsers.isOneOf(line, me)
                ? askingAnew(line)
                : line);
  }

  private static ContentLine askingAnew(ContentLine line) {
    return line.parameter("PARTSTAT").isEmpty()
        ? line
        : line.without(CalendarUser.COMMENT)
            .with(new LineParameter("PARTSTAT", "NEEDS-ACTION"))
            .with(new LineParameter("RSVP", "TRUE"));
  }

  /**
   * Returns the series with a SEQUENCE that is at least as high as those of instances that it now
   * defines again without a part of their own. Such a series is a newer state than these parts (RFC
   * 5546 §2.1.5). If an instance also moves, the SEQUENCE is higher than that of its part (§2.1.4).
   */
  private static CalendarComponent takingBack(
      Meeting before, Meeting put, CalendarComponent series) {
    long least = Meeting.sequence(series);
    for (Map.Entry<InstanceId, CalendarComponent> each : before.parts().entrySet()) {
      CalendarComponent part = each.getValue();
      if (each.getKey().isMaster() || put.parts().containsKey(each.getKey())) {
        continue;
      }
      CalendarComponent instance =
          SeriesParts.instance(series, part.first("RECURRENCE-ID").orElseThrow());
      boolean isMoved =
          Meeting.isCancelled(part) != Meeting.isCancelled(series)
              || SeriesParts.isRescheduled(part, instance);
      least = Math.max(least, Meeting.sequence(part) + (isMoved ? 1 : 0));
    }
    return least > Meeting.sequence(series)
        ? series.with(ContentLine.of("SEQUENCE", Long.toString(least)))
        : series;
  }

  /** Returns a part in its new state. Removing days from a series resets no other answers. */
  private static CalendarComponent organized(
      CalendarComponent old,
      CalendarComponent part,
      Set<String> me,
      SeriesDifference days,
      boolean isRestored) {
    InstanceId id = InstanceId.of(part);
    boolean isOff = !id.isMaster() && !Meeting.isCancelled(old) && Meeting.isCancelled(part);
    boolean isBack = !id.isMaster() && Meeting.isCancelled(old) && !Meeting.isCancelled(part);
    boolean isMoved = SeriesParts.isRescheduled(old, part) || isBack || days.more().containsKey(id);
    boolean isAsked = isMoved && (!id.isMaster() || days.isAnother());
    long least = Meeting.sequence(old) + (isMoved || isOff ? 1 : 0);
    CalendarComponent said =
        Meeting.sequence(part) < least
            ? part.with(ContentLine.of("SEQUENCE", Long.toString(least)))
            : part;
    return said.withLines(
        line -> {
          if (!line.name().equals("ATTENDEE") || CalendarUsers.isOneOf(line, me)) {
            return line;
          }
          if (isAsked && !isRestored) {
            return askingAnew(line);
          }
          return CalendarUsers.attendee(old, Set.of(CalendarUsers.address(line)))
              .map(known -> withWhatIsKept(line, known))
              .orElse(line);
        });
  }

  /** Returns a line with the parameters that the server keeps for an answer. */
  private static ContentLine withWhatIsKept(ContentLine line, ContentLine known) {
    ContentLine kept = line;
    for (String name :
        List.of(ReplyProcessing.ANSWERED, ProposedTime.PARAMETER, CalendarUser.COMMENT)) {
      Optional<LineParameter> parameter = known.parameter(name);
      if (parameter.isPresent() && line.parameter(name).isEmpty()) {
        kept = kept.with(parameter.get());
      }
    }
    return kept;
  }

  /** Applies an attendee's put, which may change only what is the attendee's own. */
  private static SchedulingPutCheck attending(Meeting before, Meeting put, Set<String> me) {
    if (!before.organizer().equals(put.organizer()) || !before.uid().equals(put.uid())) {
      return new Refused("allowed-attendee-scheduling-object-change");
    }
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    // The attendee may restore days that it excluded before.
    SeriesParts.Instances instances =
        new SeriesParts.Instances(put.master().isPresent() ? put : before, put);
    for (Map.Entry<InstanceId, CalendarComponent> each : put.parts().entrySet()) {
      CalendarComponent part = each.getValue();
      Optional<CalendarComponent> known = Optional.ofNullable(before.parts().get(each.getKey()));
      Optional<CalendarComponent> said =
          known.or(
              () ->
                  before
                      .master()
                      .flatMap(
                          master ->
                              part.first("RECURRENCE-ID")
                                  .flatMap(instances::ofSeries)
                                  .map(name -> SeriesParts.instance(master, name))));
      if (said.isEmpty() || isOtherTime(said.get(), part)) {
        return new Refused("allowed-attendee-scheduling-object-change");
      }
      parts.put(InstanceId.of(said.get()), mine(said.get(), part, me));
    }
    // Instances that the client left out stay. Only the organizer can remove them.
    before
        .parts()
        .forEach(
            (id, part) -> {
              if (!id.isMaster() && isKept(put, id)) {
                parts.putIfAbsent(id, part);
              }
            });
    return new Allowed(put.with(parts).calendar());
  }

  private static boolean isKept(Meeting put, InstanceId id) {
    return put.master().filter(master -> SeriesParts.excluded(master).contains(id)).isEmpty();
  }

  private static boolean isOtherTime(CalendarComponent said, CalendarComponent part) {
    return SeriesParts.isRescheduled(said.without("EXDATE"), part.without("EXDATE"));
  }

  /** Returns an answer with the earlier answers and proposals, which clients may leave out. */
  private static ContentLine remembering(ContentLine answer, ContentLine known) {
    ContentLine said =
        ProposedTime.carried(
            answer.without(OwnParticipation.EARLIER).without(ProposedTime.PARAMETER), known);
    return known.parameter(OwnParticipation.EARLIER).map(said::with).orElse(said);
  }

  private static CalendarComponent mine(
      CalendarComponent said, CalendarComponent part, Set<String> me) {
    Optional<ContentLine> answer = CalendarUsers.attendee(part, me);
    List<String> own = List.of("TRANSP", "CATEGORIES", "COLOR", "CLASS", "COMMENT");
    CalendarComponent kept =
        said.keeping(
            node ->
                switch (node) {
                  case ContentLine line ->
                      !own.contains(line.name()) && !line.name().startsWith("X-");
                  case CalendarComponent inner -> !inner.is("VALARM");
                });
    kept =
        kept.withLines(
            line ->
                line.name().equals("ATTENDEE")
                        && CalendarUsers.isOneOf(line, me)
                        && answer.isPresent()
                    ? remembering(answer.get(), line)
                    : line);
    for (CalendarNode node : part.nodes()) {
      switch (node) {
        case ContentLine line -> {
          if (own.contains(line.name()) || line.name().startsWith("X-")) {
            kept = kept.plus(line);
          } else if (line.name().equals("EXDATE")) {
            for (String value : ContentText.list(line.value())) {
              kept = SeriesParts.excluding(kept, line.withValue(value));
            }
          }
        }
        case CalendarComponent inner -> {
          if (inner.is("VALARM")) {
            kept = kept.plus(inner);
          }
        }
      }
    }
    // The attendee's line names its delegates; their own lines stand beside it.
    if (answer.isPresent()) {
      Optional<LineParameter> delegates = answer.get().parameter("DELEGATED-TO");
      for (String delegate : delegates.map(LineParameter::values).orElse(List.of())) {
        Set<String> address = Set.of(CalendarUsers.address(delegate));
        Optional<ContentLine> line = CalendarUsers.attendee(part, address);
        if (line.isPresent() && CalendarUsers.attendee(kept, address).isEmpty()) {
          kept = kept.plus(line.get());
        }
      }
    }
    return kept;
  }
}
