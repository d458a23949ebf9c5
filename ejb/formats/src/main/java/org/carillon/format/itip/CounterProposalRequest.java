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
public final class CounterProposalRequest {
  private final Meeting stored;
  private final Set<String> me;
  private final InstanceId id;
  private final CalendarComponent part;
  private final ContentLine mine;

  private CounterProposalRequest(
      Meeting stored, Set<String> me, InstanceId id, CalendarComponent part, ContentLine mine) {
    this.stored = stored;
    this.me = me;
    this.id = id;
    this.part = part;
    this.mine = mine;
  }

  /** The attendee's copy with the proposal, and the message to the organizer. */
  public record Made(Meeting kept, ItipMessage message) {}

  /**
   * Returns a proposal for a meeting, not yet made.
   *
   * @param recurrenceId the line that names an instance; empty for what does not recur
   * @param me the attendee's addresses
   * @return empty if the attendee is not invited or has delegated
   */
  public static Optional<CounterProposalRequest> of(
      Meeting stored, Optional<ContentLine> recurrenceId, Set<String> me) {
    Optional<CalendarComponent> part = new SeriesParts.Instances(stored, stored).part(recurrenceId);
    boolean isOrganizer = stored.organizer().filter(me::contains).isPresent();
    return part.filter(_ -> !isOrganizer && stored.isScheduled())
        .flatMap(one -> CalendarUsers.attendee(one, me))
        .filter(line -> !CalendarUsers.status(line).equals("DELEGATED"))
        .map(
            line ->
                new CounterProposalRequest(
                    stored, me, InstanceId.of(part.get()), part.get(), line));
  }

  /** Returns the last proposal of the attendee with these addresses, for an e-mail's parts. */
  public static Optional<ProposedTime> last(Meeting stored, Meeting received, Set<String> me) {
    return received.parts().keySet().stream()
        .map(stored.parts()::get)
        .filter(Objects::nonNull)
        .map(part -> ProposedTime.in(part, me, CounterProposal.zones(stored)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns whether it recurs, so that an instance has to be named. */
  public boolean isSeries() {
    return !part.lines("RRULE").isEmpty() || !part.lines("RDATE").isEmpty();
  }

  public boolean isCancelled() {
    return Meeting.isCancelled(part);
  }

  /** Returns the start, or empty if it has none. */
  public Optional<CalendarTime> start() {
    return part.first("DTSTART").flatMap(CalendarTime::of);
  }

  /** Returns whether it already takes place at these times. */
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
   * Proposes a time. The proposer's answer becomes tentative, as in Outlook and Google Calendar,
   * unless it was declined; it stays so until the proposer answers otherwise.
   *
   * @param comment a text for the organizer; may be empty
   * @param by the address of the user who acts for the attendee; empty if the attendee does
   * @param moment the time of the proposal
   */
  public Made at(
      CalendarTime start, CalendarTime end, String comment, Optional<String> by, Instant moment) {
    // DTSTAMP tells a proposal from the one before, and its smallest unit is a second.
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

  /** Adds the current times, which Exchange needs to show a proposal as one (MS-OXCICAL). */
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
   * Returns an attendee's copy with its proposals marked as declined (RFC 5546 §3.2.8).
   *
   * @param refusal the organizer's message
   * @return the copy, or empty if no proposal waits, or if the message is not from its organizer
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
                    .filter(last -> last.state() == ProposedTime.State.WAITING)
                    .filter(last -> isOf(last, said, zones))
                    .map(last -> last.with(ProposedTime.State.DECLINED).kept(line))
                    .orElse(line)
                : line);
  }

  /** Returns whether a refusal is about this proposal, not an earlier one. Some lack the time. */
  private static boolean isOf(ProposedTime last, CalendarComponent said, ObjectZones zones) {
    return ProposedTime.of(said, zones).filter(last::isSameTime).isPresent()
        || !Meeting.stamp(said).isBefore(last.stamp());
  }
}
