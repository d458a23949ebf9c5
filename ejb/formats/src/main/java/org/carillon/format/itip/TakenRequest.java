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
 * An organiser's message in an attendee's calendar. Of each part the newest state counts, in
 * whatever order the messages come; what is the attendee's own stays.
 */
final class TakenRequest {
  /** What an attendee has of its own in a part, besides its alarms. */
  private static final Set<String> OWN = Set.of("TRANSP", "CATEGORIES", "COLOR", "CLASS");

  private final Optional<Meeting> stored;
  private final Meeting message;
  private final Set<String> me;
  private final Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();

  TakenRequest(Optional<Meeting> stored, Meeting message, Set<String> me) {
    this.stored = stored;
    this.message = message;
    this.me = me;
    stored.ifPresent(meeting -> parts.putAll(meeting.parts()));
  }

  private Optional<ItipNote> foreign() {
    Optional<String> organizer = message.organizer();
    if (organizer.isEmpty()) {
      return Optional.of(ItipNote.MALFORMED);
    }
    if (me.contains(organizer.get())) {
      return Optional.of(ItipNote.OWN);
    }
    // What is no meeting, but has its UID, is somebody's own all the same.
    return stored
        .filter(known -> !known.organizer().equals(organizer))
        .map(_ -> ItipNote.OTHER_ORGANIZER);
  }

  ItipOutcome request() {
    Optional<ItipNote> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    boolean isOutdated = false;
    boolean isChanged = false;
    boolean isCrasher = false;
    boolean isAnew = isHeldAfterAll();
    if (isAnew) {
      // What was said of single instances was said of what was cancelled.
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
      return new ItipOutcome.Left(isOutdated || isChanged ? ItipNote.OUTDATED : ItipNote.DUPLICATE);
    }
    return updated(isCrasher ? ItipNote.CRASHER : ItipNote.TAKEN);
  }

  /**
   * Whether what was cancelled as a whole takes place again. An organiser who deletes a meeting and
   * brings it back begins to count SEQUENCE anew; of what was only late the DTSTAMP is earlier.
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

  /** Whether a later message of the whole series had nothing to say of an instance by itself. */
  private boolean isTakenBack(InstanceId id, CalendarComponent part) {
    Optional<CalendarComponent> series = stored.flatMap(Meeting::master);
    boolean isLate =
        message
            .master()
            .map(said -> series.filter(known -> Meeting.isOlder(said, known)).isPresent())
            .orElse(true);
    return !id.isMaster() && isLate && series.filter(known -> isOf(part, known)).isPresent();
  }

  /** Whether a part was said when a series was, or before: by DTSTAMP, unless SEQUENCE objects. */
  private static boolean isOf(CalendarComponent part, CalendarComponent series) {
    return Meeting.stamp(part).isBefore(Meeting.stamp(series))
        && Meeting.sequence(part) <= Meeting.sequence(series);
  }

  /**
   * A request for a series has all that is said of its instances (RFC 5546 §3.2.4): what it says no
   * longer is as the series has it. An answer of the attendee's own to one instance stays.
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
        // What is not cancelled any more was so in an earlier state.
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

  private ItipOutcome updated(ItipNote note) {
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

  /** The part as it is stored: with the attendee's own alarms and answer. */
  private CalendarComponent own(
      CalendarComponent fresh,
      Optional<CalendarComponent> before,
      Optional<CalendarComponent> old) {
    List<CalendarNode> nodes = new ArrayList<>();
    boolean isKnown = before.isPresent();
    for (CalendarNode node : fresh.nodes()) {
      switch (node) {
        // A stranger's alarm does not ring here.
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

  /** What Thunderbird notes of alarms that were heard: of the attendee's own ones. */
  private static boolean isAlarmMark(ContentLine line) {
    return line.name().startsWith("X-MOZ-");
  }

  /** Whoever is reached by a group's or another address is an attendee in the own calendar. */
  private ContentLine crasher() {
    return ContentLine.of(
        "ATTENDEE",
        List.of(new LineParameter("PARTSTAT", "NEEDS-ACTION"), new LineParameter("RSVP", "TRUE")),
        "mailto:" + me.iterator().next());
  }

  /**
   * The attendee's own line: only the attendee answers. Of the same state the answer that was given
   * counts, which the organiser may not have yet; of what is new, or is at another time, none does.
   */
  private ContentLine answered(
      ContentLine line, CalendarComponent fresh, Optional<CalendarComponent> old) {
    if (!CalendarUsers.isOneOf(line, me)) {
      return line;
    }
    Optional<CalendarComponent> known = old.or(() -> ofSeries(fresh));
    ContentLine said = line.without(OwnAnswer.EARLIER).without(ProposedTime.PARAMETER);
    Optional<ContentLine> mine = known.flatMap(part -> CalendarUsers.attendee(part, me));
    if (mine.isEmpty()) {
      return answered(said, fresh, old, known, OwnAnswer.NONE);
    }
    if (OwnAnswer.isGivenBefore(mine.get(), fresh, CalendarUsers.status(said))) {
      return ProposedTime.carried(said.without("RSVP"), mine.get());
    }
    ContentLine answered =
        ProposedTime.carried(
            answered(said, fresh, old, known, CalendarUsers.status(mine.get())), mine.get());
    return SeriesParts.isRescheduled(known.get(), fresh)
        ? OwnAnswer.remembering(answered, mine.get(), known.get())
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
      // What was cancelled, and takes place after all, has the answer that its owner gave.
      boolean isBack =
          known.filter(Meeting::isCancelled).isPresent()
              && !given.equals(OwnAnswer.NONE)
              && said.equals(given)
              && !SeriesParts.isRescheduled(known.get(), fresh);
      return isBack ? line : OwnAnswer.open(line);
    }
    if (old.isPresent()
        && Meeting.sequence(old.get()) == Meeting.sequence(fresh)
        && !given.equals(OwnAnswer.NONE)) {
      return line.with(new LineParameter("PARTSTAT", given)).without("RSVP");
    }
    // No answer takes no room and no time: that may be said for somebody.
    return said.equals(given) || said.equals("DECLINED") ? line : OwnAnswer.open(line);
  }

  /** The instance as the series has it; none where the series has no such one. */
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

  /** Whether it takes place when it did. */
  private boolean isSameTime(CalendarComponent known, CalendarComponent fresh) {
    if (Meeting.isCancelled(known) && !Meeting.isCancelled(fresh)) {
      return false;
    }
    return stored.isPresent()
        ? SeriesDifference.isAtSameTime(stored.get(), known, message, fresh)
        : !SeriesParts.isRescheduled(known, fresh);
  }

  /** A cancellation: what is cancelled stays, marked, so that what comes late changes nothing. */
  ItipOutcome cancel() {
    Optional<ItipNote> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    if (stored.isEmpty() && message.first().first("DTSTART").isEmpty()) {
      return new ItipOutcome.Left(ItipNote.UNKNOWN);
    }
    boolean isOutdated = false;
    for (Map.Entry<InstanceId, CalendarComponent> each : message.parts().entrySet()) {
      isOutdated |=
          each.getKey().isMaster() ? cancelAll(each.getValue()) : cancelOne(each.getValue());
    }
    SeriesParts.prune(parts);
    if (stored.isPresent() && parts.equals(stored.get().parts())) {
      return new ItipOutcome.Left(isOutdated ? ItipNote.OUTDATED : ItipNote.DUPLICATE);
    }
    return updated(ItipNote.TAKEN);
  }

  /** Whether some of it is of a later state. */
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

  /** New instances of a series (RFC 5546 §3.2.4). */
  ItipOutcome add() {
    Optional<ItipNote> foreign = foreign();
    if (foreign.isPresent()) {
      return new ItipOutcome.Left(foreign.get());
    }
    CalendarComponent master = parts.get(InstanceId.MASTER);
    CalendarComponent said = message.first();
    Optional<ContentLine> start = said.first("DTSTART");
    if (master == null || start.isEmpty()) {
      return new ItipOutcome.Left(ItipNote.UNKNOWN);
    }
    if (Meeting.isOlder(said, master)) {
      return new ItipOutcome.Left(ItipNote.OUTDATED);
    }
    InstanceId id = InstanceId.of(start.get());
    CalendarComponent old = parts.get(id);
    if (old != null && !Meeting.isOlder(old, said)) {
      return new ItipOutcome.Left(ItipNote.DUPLICATE);
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
                    ? OwnAnswer.open(line)
                    : line);
    take(id, asked.with(recurrence), old);
    return updated(ItipNote.TAKEN);
  }
}
