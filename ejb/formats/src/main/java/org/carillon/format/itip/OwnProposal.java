package org.carillon.format.itip;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;

/** An attendee's own proposal of another time (RFC 5546 §3.2.7). */
public final class OwnProposal {
  private final Meeting stored;
  private final Set<String> me;
  private final InstanceId id;
  private final CalendarComponent part;
  private final ContentLine mine;

  private OwnProposal(
      Meeting stored, Set<String> me, InstanceId id, CalendarComponent part, ContentLine mine) {
    this.stored = stored;
    this.me = me;
    this.id = id;
    this.part = part;
    this.mine = mine;
  }

  /**
   * What comes of a proposal.
   *
   * @param kept the attendee's copy with it
   * @param message what its organizer is told
   */
  public record Made(Meeting kept, ItipMessage message) {}

  /**
   * What may be proposed for.
   *
   * @param recurrenceId the line that names an instance; empty for what does not recur
   * @param me the attendee's addresses
   * @return empty where the attendee is not invited to it, or has sent somebody else
   */
  public static Optional<OwnProposal> of(
      Meeting stored, Optional<ContentLine> recurrenceId, Set<String> me) {
    Optional<CalendarComponent> part = new SeriesParts.Instances(stored, stored).part(recurrenceId);
    boolean isOrganizer = stored.organizer().filter(me::contains).isPresent();
    return part.filter(_ -> !isOrganizer && stored.isScheduled())
        .flatMap(one -> CalendarUsers.attendee(one, me))
        .filter(line -> !CalendarUsers.status(line).equals("DELEGATED"))
        .map(line -> new OwnProposal(stored, me, InstanceId.of(part.get()), part.get(), line));
  }

  /**
   * What an attendee proposed last for what a letter is about.
   *
   * @param me the attendee's addresses
   */
  public static Optional<ProposedTime> last(Meeting stored, Meeting letter, Set<String> me) {
    return letter.parts().keySet().stream()
        .map(stored.parts()::get)
        .filter(Objects::nonNull)
        .map(part -> ProposedTime.in(part, me, CounterProposal.zones(stored)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether it takes place again and again, so that one instance has to be named. */
  public boolean isSeries() {
    return !part.lines("RRULE").isEmpty() || !part.lines("RDATE").isEmpty();
  }

  /** Whether it does not take place. */
  public boolean isCancelled() {
    return Meeting.isCancelled(part);
  }

  /** When it begins; empty of what does not say. */
  public Optional<CalendarTime> start() {
    return part.first("DTSTART").flatMap(CalendarTime::of);
  }

  /** Whether that is when it takes place already. */
  public boolean isThen(CalendarTime start, CalendarTime end) {
    ObjectZones zones = CounterProposal.zones(stored);
    Optional<ProposedTime> now = ProposedTime.of(part, zones);
    return now.isPresent()
        && ProposedTime.of(at(part, start, end), zones).filter(now.get()::isSameTime).isPresent();
  }

  private static CalendarComponent at(
      CalendarComponent part, CalendarTime start, CalendarTime end) {
    return part.without("DTEND", "DURATION").with(start.line("DTSTART")).plus(end.line("DTEND"));
  }

  /**
   * Proposes a time. Whoever proposes comes perhaps, as in Outlook and Google Calendar, unless they
   * have declined: so it stays until they say otherwise.
   *
   * @param comment what the organizer is told besides; empty for nothing
   * @param by the address of whoever acts for the attendee; empty for the attendee
   * @param moment when it is proposed
   */
  public Made at(
      CalendarTime start, CalendarTime end, String comment, Optional<String> by, Instant moment) {
    // DTSTAMP tells a proposal from the one before, and has no smaller part than seconds.
    Instant stamp =
        ProposedTime.of(mine)
            .map(last -> last.stamp().plusSeconds(1))
            .filter(moment::isBefore)
            .orElse(moment);
    String status = CalendarUsers.status(mine).equals("DECLINED") ? "DECLINED" : "TENTATIVE";
    ContentLine answered = mine.with(new LineParameter("PARTSTAT", status)).without("RSVP");
    ContentLine said =
        by.map(writer -> answered.with(new LineParameter("SENT-BY", "mailto:" + writer)))
            .orElseGet(() -> answered.without("SENT-BY"));
    CalendarComponent proposed =
        withTimesNow(at(ItipMessages.essential(part), start, end))
            .with(Meeting.utc("DTSTAMP", stamp))
            .plus(ItipMessages.told(said));
    CalendarComponent message =
        comment.isEmpty() ? proposed : proposed.plus(ContentLine.text("COMMENT", comment));
    ContentLine kept =
        ProposedTime.of(message, CounterProposal.zones(stored)).orElseThrow().kept(said);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    parts.put(
        id,
        part.withLines(
            line ->
                line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me) ? kept : line));
    return new Made(
        stored.with(parts),
        ItipMessages.message(
            ItipMethod.COUNTER,
            CalendarUsers.address(mine),
            stored.organizer().orElseThrow(),
            stored,
            List.of(message)));
  }

  /** Exchange shows a proposal as one where it also says what the times were (MS-OXCICAL). */
  private CalendarComponent withTimesNow(CalendarComponent proposed) {
    return ProposedTime.of(part, CounterProposal.zones(stored))
        .map(
            now ->
                proposed
                    .plus(now.start().line(CounterProposal.ORIGINAL_START))
                    .plus(now.end().line(CounterProposal.ORIGINAL_END)))
        .orElse(proposed);
  }

  /**
   * An attendee's copy in which its proposals are declined (RFC 5546 §3.2.8).
   *
   * @param refusal what the organizer says
   * @return empty where nothing was proposed that waits, or that is not its organizer
   */
  static Optional<Meeting> declined(Meeting stored, Meeting refusal, Set<String> me) {
    if (stored.organizer().isEmpty() || !stored.organizer().equals(refusal.organizer())) {
      return Optional.empty();
    }
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    ObjectZones zones = CounterProposal.zones(refusal);
    refusal
        .parts()
        .forEach(
            (id, said) -> parts.computeIfPresent(id, (_, part) -> declined(part, me, said, zones)));
    return parts.equals(stored.parts()) ? Optional.empty() : Optional.of(stored.with(parts));
  }

  private static CalendarComponent declined(
      CalendarComponent part, Set<String> me, CalendarComponent said, ObjectZones zones) {
    return part.withLines(
        line ->
            line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                ? ProposedTime.of(line)
                    .filter(last -> last.standing() == ProposedTime.Standing.WAITING)
                    .filter(last -> isOf(last, said, zones))
                    .map(last -> last.with(ProposedTime.Standing.DECLINED).kept(line))
                    .orElse(line)
                : line);
  }

  /** Whether a refusal is of a proposal, and not of an earlier one: not all say the time. */
  private static boolean isOf(ProposedTime last, CalendarComponent said, ObjectZones zones) {
    return ProposedTime.of(said, zones).filter(last::isSameTime).isPresent()
        || !Meeting.stamp(said).isBefore(last.stamp());
  }
}
