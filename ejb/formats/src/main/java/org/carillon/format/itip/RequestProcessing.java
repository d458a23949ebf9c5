package org.carillon.format.itip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * Applies an organizer's message to an attendee's calendar. For each part the newest state counts,
 * in whatever order the messages come. The attendee's own properties stay.
 */
final class RequestProcessing {
  /** The properties that are an attendee's own in a part, besides its alarms. */
  private static final Set<String> OWN = Set.of("TRANSP", "CATEGORIES", "COLOR", "CLASS");

  private final Optional<Meeting> stored;
  private final Meeting message;
  private final Set<String> me;
  private final Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();

  RequestProcessing(Optional<Meeting> stored, Meeting message, Set<String> me) {
    this.stored = stored;
    this.message = message;
    this.me = me;
    stored.ifPresent(meeting -> parts.putAll(meeting.parts()));
  }

  private Optional<ItipResultCode> foreign() {
    Optional<String> organizer = message.organizer();
    if (organizer.isEmpty()) {
      return Optional.of(ItipResultCode.MALFORMED);
    }
    if (me.contains(organizer.get())) {
      return Optional.of(ItipResultCode.OWN);
    }
    // A stored object without an organizer but with this UID is the owner's as well.
    return stored
        .filter(known -> !known.organizer().equals(organizer))
        .map(_ -> ItipResultCode.OTHER_ORGANIZER);
  }

  ItipOutcome request() {
    Optional<ItipResultCode> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    boolean isOutdated = false;
    boolean isChanged = false;
    boolean isCrasher = false;
    boolean isAnew = isHeldAfterAll();
    if (isAnew) {
      // The stored parts of single instances belong to the cancelled series.
      parts.keySet().removeIf(id -> !id.isMaster());
    }
    for (Map.Entry<InstanceId, CalendarComponent> each : message.parts().entrySet()) {
      CalendarComponent old = parts.get(each.getKey());
      if (old == null && isTakenBack(each.getKey(), each.getValue())) {
        isOutdated = true;
        continue;
      }
      if (old != null && !isAnew && !Meeting.isOlder(old, each.getValue())) {
        isOutdated |= Meeting.isOlder(each.getValue(), old);
        continue;
      }
      isCrasher |= CalendarUsers.attendee(each.getValue(), me).isEmpty();
      take(each.getKey(), each.getValue(), old);
      isChanged = true;
    }
    if (!isAnew) {
      takeBack();
    }
    SeriesParts.prune(parts);
    if (!isChanged || stored.isPresent() && parts.equals(stored.get().parts())) {
      return new ItipOutcome.Left(
          isOutdated || isChanged ? ItipResultCode.OUTDATED : ItipResultCode.DUPLICATE);
    }
    return updated(isCrasher ? ItipResultCode.CRASHER : ItipResultCode.TAKEN);
  }

  /**
   * Returns whether a meeting that was cancelled as a whole takes place again. An organizer who
   * deletes a meeting and restores it may count SEQUENCE from the beginning. A message that is only
   * late has an earlier DTSTAMP.
   */
  private boolean isHeldAfterAll() {
    CalendarComponent old = parts.get(InstanceId.MASTER);
    CalendarComponent fresh = message.parts().get(InstanceId.MASTER);
    return old != null
        && fresh != null
        && Meeting.isCancelled(old)
        && !Meeting.isCancelled(fresh)
        && Meeting.stamp(old).isBefore(Meeting.stamp(fresh));
  }

  /** Returns whether a later message for the whole series no longer listed an instance. */
  private boolean isTakenBack(InstanceId id, CalendarComponent part) {
    Optional<CalendarComponent> series = stored.flatMap(Meeting::master);
    boolean isLate =
        message
            .master()
            .map(said -> series.filter(known -> Meeting.isOlder(said, known)).isPresent())
            .orElse(true);
    return !id.isMaster() && isLate && series.filter(known -> isOf(part, known)).isPresent();
  }

  /** Returns whether a part is older than a series: by DTSTAMP, unless its SEQUENCE is higher. */
  private static boolean isOf(CalendarComponent part, CalendarComponent series) {
    return Meeting.stamp(part).isBefore(Meeting.stamp(series))
        && Meeting.sequence(part) <= Meeting.sequence(series);
  }

  /**
   * Resets instances that the message does not list. A request for a series lists all instances
   * that differ (RFC 5546 §3.2.4), so that the others are as the series defines them. The
   * attendee's own answer to an instance stays.
   */
  private void takeBack() {
    CalendarComponent series = parts.get(InstanceId.MASTER);
    Optional<CalendarComponent> before = stored.flatMap(Meeting::master);
    if (series == null
        || before.filter(known -> Meeting.isOlder(known, series)).isEmpty()
        || message.master().isEmpty()) {
      return;
    }
    Set<InstanceId> excluded = SeriesParts.excluded(series);
    for (Map.Entry<InstanceId, CalendarComponent> each : stored.get().parts().entrySet()) {
      InstanceId id = each.getKey();
      CalendarComponent part = each.getValue();
      if (id.isMaster() || message.parts().containsKey(id) || !isOf(part, series)) {
        continue;
      }
      if (Meeting.isCancelled(part)) {
        // An instance that the message no longer lists as cancelled was cancelled in an earlier
        // state.
        if (Meeting.sequence(part) < Meeting.sequence(series) && !excluded.contains(id)) {
          parts.remove(id);
        }
      } else if (SeriesParts.fits(part, series)
          && !excluded.contains(id)
          && AttendeeView.isOfSeries(part, before.get(), OWN)) {
        take(id, SeriesParts.instance(series, part.first("RECURRENCE-ID").orElseThrow()), part);
      } else {
        parts.remove(id);
      }
    }
  }

  private ItipOutcome updated(ItipResultCode note) {
    Meeting base = stored.orElse(message).stored();
    return new ItipOutcome.Updated(
        base.with(parts, message.calendar()).calendar(), note, List.of());
  }

  private void take(InstanceId id, CalendarComponent fresh, CalendarComponent old) {
    CalendarComponent master = parts.get(InstanceId.MASTER);
    Optional<CalendarComponent> before = Optional.ofNullable(old == null ? master : old);
    parts.put(id, own(fresh, before, Optional.ofNullable(old)));
    if (!id.isMaster() && master != null) {
      parts.put(InstanceId.MASTER, SeriesParts.including(master, id));
    }
  }

  /** Returns the part as it is stored: with the attendee's own alarms and answer. */
  private CalendarComponent own(
      CalendarComponent fresh,
      Optional<CalendarComponent> before,
      Optional<CalendarComponent> old) {
    List<CalendarNode> nodes = new ArrayList<>();
    boolean isKnown = before.isPresent();
    for (CalendarNode node : fresh.nodes()) {
      switch (node) {
        // Alarms from the organizer are dropped.
        case CalendarComponent inner -> {
          if (!inner.is("VALARM")) {
            nodes.add(inner);
          }
        }
        case ContentLine line -> {
          if (!isAlarmMark(line) && (!isKnown || !OWN.contains(line.name()))) {
            nodes.add(line.name().equals("ATTENDEE") ? answered(line, fresh, old) : line);
          }
        }
      }
    }
    CalendarComponent part = CalendarComponent.of(fresh.name(), nodes);
    if (CalendarUsers.attendee(part, me).isEmpty()) {
      part = part.plus(crasher());
    }
    if (before.isPresent()) {
      for (CalendarNode node : before.get().nodes()) {
        if (node instanceof ContentLine line && (OWN.contains(line.name()) || isAlarmMark(line))) {
          part = part.plus(line);
        } else if (node instanceof CalendarComponent inner && inner.is("VALARM")) {
          part = part.plus(inner);
        }
      }
    }
    return part;
  }

  /** Returns whether a line is Thunderbird's record of alarms that the attendee acknowledged. */
  private static boolean isAlarmMark(ContentLine line) {
    return line.name().startsWith("X-MOZ-");
  }

  /** Returns an attendee line for the owner, invited by the address of a group or another one. */
  private ContentLine crasher() {
    return ContentLine.of(
        "ATTENDEE",
        List.of(new LineParameter("PARTSTAT", "NEEDS-ACTION"), new LineParameter("RSVP", "TRUE")),
        "mailto:" + me.iterator().next());
  }

  /**
   * Returns the attendee's own line. Only the attendee can answer. For the same state the stored
   * answer counts, since the organizer may not have it yet. A new part, or one at another time, has
   * no answer.
   */
  private ContentLine answered(
      ContentLine line, CalendarComponent fresh, Optional<CalendarComponent> old) {
    if (!CalendarUsers.isOneOf(line, me)) {
      return line;
    }
    Optional<CalendarComponent> known = old.or(() -> ofSeries(fresh));
    ContentLine said = line.without(OwnParticipation.EARLIER).without(ProposedTime.PARAMETER);
    Optional<ContentLine> mine = known.flatMap(part -> CalendarUsers.attendee(part, me));
    if (mine.isEmpty()) {
      return answered(said, fresh, old, known, OwnParticipation.NONE);
    }
    if (OwnParticipation.isGivenBefore(mine.get(), fresh, CalendarUsers.status(said))) {
      return ProposedTime.carried(said.without("RSVP"), mine.get());
    }
    ContentLine answered =
        ProposedTime.carried(
            answered(said, fresh, old, known, CalendarUsers.status(mine.get())), mine.get());
    return SeriesParts.isRescheduled(known.get(), fresh)
        ? OwnParticipation.remembering(answered, mine.get(), known.get())
        : answered;
  }

  private ContentLine answered(
      ContentLine line,
      CalendarComponent fresh,
      Optional<CalendarComponent> old,
      Optional<CalendarComponent> known,
      String given) {
    String said = CalendarUsers.status(line);
    if (known.filter(part -> isSameTime(part, fresh)).isEmpty()) {
      // A part that was cancelled and takes place after all has the answer that its owner gave.
      boolean isBack =
          known.filter(Meeting::isCancelled).isPresent()
              && !given.equals(OwnParticipation.NONE)
              && said.equals(given)
              && !SeriesParts.isRescheduled(known.get(), fresh);
      return isBack ? line : OwnParticipation.open(line);
    }
    if (old.isPresent()
        && Meeting.sequence(old.get()) == Meeting.sequence(fresh)
        && !given.equals(OwnParticipation.NONE)) {
      return line.with(new LineParameter("PARTSTAT", given)).without("RSVP");
    }
    // A refusal takes no room and no time, so that others may give it for the owner.
    return said.equals(given) || said.equals("DECLINED") ? line : OwnParticipation.open(line);
  }

  /** Returns the instance as the series defines it, or empty if the series has no such instance. */
  private Optional<CalendarComponent> ofSeries(CalendarComponent fresh) {
    return fresh
        .first("RECURRENCE-ID")
        .flatMap(
            id ->
                stored
                    .flatMap(Meeting::master)
                    .filter(master -> SeriesParts.fits(fresh, master))
                    .filter(master -> !SeriesParts.excluded(master).contains(InstanceId.of(fresh)))
                    .map(master -> SeriesParts.instance(master, id)));
  }

  /** Returns whether the part takes place at the same time as before. */
  private boolean isSameTime(CalendarComponent known, CalendarComponent fresh) {
    if (Meeting.isCancelled(known) && !Meeting.isCancelled(fresh)) {
      return false;
    }
    return stored.isPresent()
        ? SeriesDifference.isAtSameTime(stored.get(), known, message, fresh)
        : !SeriesParts.isRescheduled(known, fresh);
  }

  /** Applies a cancellation. Cancelled parts stay, marked, so late messages don't restore them. */
  ItipOutcome cancel() {
    Optional<ItipResultCode> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    if (stored.isEmpty() && message.first().first("DTSTART").isEmpty()) {
      return new ItipOutcome.Left(ItipResultCode.UNKNOWN);
    }
    boolean isOutdated = false;
    for (Map.Entry<InstanceId, CalendarComponent> each : message.parts().entrySet()) {
      isOutdated |=
          each.getKey().isMaster() ? cancelAll(each.getValue()) : cancelOne(each.getValue());
    }
    SeriesParts.prune(parts);
    if (stored.isPresent() && parts.equals(stored.get().parts())) {
      return new ItipOutcome.Left(isOutdated ? ItipResultCode.OUTDATED : ItipResultCode.DUPLICATE);
    }
    return updated(ItipResultCode.TAKEN);
  }

  /** Cancels all parts. Returns whether some of them are of a later state than the message. */
  private boolean cancelAll(CalendarComponent said) {
    boolean isOutdated = false;
    if (parts.get(InstanceId.MASTER) == null) {
      parts.put(InstanceId.MASTER, cancelled(own(said, Optional.empty(), Optional.empty()), said));
    }
    for (InstanceId id : List.copyOf(parts.keySet())) {
      CalendarComponent part = parts.get(id);
      if (part == null || Meeting.isOlder(said, part)) {
        isOutdated = true;
      } else {
        parts.put(id, cancelled(part, said));
      }
    }
    return isOutdated;
  }

  private boolean cancelOne(CalendarComponent said) {
    ContentLine recurrence = said.first("RECURRENCE-ID").orElseThrow();
    InstanceId id = InstanceId.of(recurrence);
    CalendarComponent master = parts.get(InstanceId.MASTER);
    if (recurrence.parameterValue("RANGE").filter("THISANDFUTURE"::equalsIgnoreCase).isPresent()) {
      return cancelFrom(id, said);
    }
    CalendarComponent old = parts.get(id);
    if (old != null && Meeting.isOlder(said, old)) {
      return true;
    }
    if (old == null && master != null) {
      if (SeriesParts.excluded(master).contains(id)) {
        return false;
      }
      old = SeriesParts.instance(master, recurrence);
    }
    parts.put(
        id, cancelled(old == null ? own(said, Optional.empty(), Optional.empty()) : old, said));
    return false;
  }

  private boolean cancelFrom(InstanceId id, CalendarComponent said) {
    CalendarComponent master = parts.get(InstanceId.MASTER);
    Optional<java.time.Instant> end =
        said.first("RECURRENCE-ID")
            .flatMap(org.carillon.format.icalendar.time.CalendarTime::of)
            .map(
                time ->
                    InstanceId.instant(time)
                        .orElseGet(() -> time.local().toInstant(java.time.ZoneOffset.UTC)));
    if (master == null || end.isEmpty() || Meeting.isOlder(said, master)) {
      return true;
    }
    CalendarComponent shorter = SeriesParts.endingBefore(master, end.get());
    parts.put(InstanceId.MASTER, marked(shorter, said));
    parts.keySet().removeIf(other -> !other.isMaster() && other.text().compareTo(id.text()) >= 0);
    return false;
  }

  private static CalendarComponent cancelled(CalendarComponent part, CalendarComponent said) {
    return marked(part, said).with(ContentLine.of("STATUS", "CANCELLED"));
  }

  private static CalendarComponent marked(CalendarComponent part, CalendarComponent said) {
    CalendarComponent marked = part;
    for (String property : List.of("SEQUENCE", "DTSTAMP")) {
      Optional<ContentLine> line = said.first(property);
      if (line.isPresent()) {
        marked = marked.with(line.get());
      }
    }
    return marked;
  }

  /** Adds new instances to a series (RFC 5546 §3.2.4). */
  ItipOutcome add() {
    Optional<ItipResultCode> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    CalendarComponent master = parts.get(InstanceId.MASTER);
    CalendarComponent said = message.first();
    Optional<ContentLine> start = said.first("DTSTART");
    if (master == null || start.isEmpty()) {
      return new ItipOutcome.Left(ItipResultCode.UNKNOWN);
    }
    if (Meeting.isOlder(said, master)) {
      return new ItipOutcome.Left(ItipResultCode.OUTDATED);
    }
    InstanceId id = InstanceId.of(start.get());
    CalendarComponent old = parts.get(id);
    if (old != null && !Meeting.isOlder(old, said)) {
      return new ItipOutcome.Left(ItipResultCode.DUPLICATE);
    }
    ContentLine recurrence =
        ContentLine.of("RECURRENCE-ID", start.get().parameters(), start.get().value());
    parts.put(
        InstanceId.MASTER,
        master.plus(ContentLine.of("RDATE", start.get().parameters(), start.get().value())));
    CalendarComponent asked =
        said.withLines(
            line ->
                line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                    ? OwnParticipation.open(line)
                    : line);
    take(id, asked.with(recurrence), old);
    return updated(ItipResultCode.TAKEN);
  }
}
