package org.carillon.format.itip;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.ContentLine;

/** Applies messages to the stored object. Order and repetition do not change the result. */
public final class IncomingItip {
  private IncomingItip() {}

  /**
   * Applies a message. The caller must know whether the sender may send it.
   *
   * @param stored the object with its UID, if there is one
   * @param me the addresses of the calendar's owner, as of {@link CalendarUsers#address}; replies
   *     come from the first
   * @param sender the sender
   * @param now the time stamp of messages that are sent as a result
   */
  public static ItipOutcome take(
      Optional<Meeting> stored, Meeting message, Set<String> me, ItipSender sender, Instant now) {
    Optional<ItipMethod> method = message.method();
    return method.isEmpty()
        ? new ItipOutcome.Left(ItipResultCode.MALFORMED)
        : switch (method.get()) {
          case REQUEST -> new RequestProcessing(stored, message, me).request();
          case CANCEL -> new RequestProcessing(stored, message, me).cancel();
          case ADD -> added(stored, message, me, now);
          case PUBLISH ->
              stored.isPresent()
                  ? new RequestProcessing(stored, message, me).request()
                  : new ItipOutcome.Left(ItipResultCode.FOR_PEOPLE);
          case COUNTER -> countered(stored, message, me, sender);
          case DECLINECOUNTER ->
              stored
                  .flatMap(meeting -> CounterProposalRequest.declined(meeting, message, me))
                  .<ItipOutcome>map(
                      meeting ->
                          new ItipOutcome.Updated(
                              meeting.calendar(), ItipResultCode.TAKEN, List.of()))
                  .orElseGet(() -> forPeople(stored));
          case REPLY ->
              organized(stored, me)
                  .map(meeting -> new ReplyProcessing(meeting, message, sender).reply())
                  .orElse(new ItipOutcome.Left(ItipResultCode.UNKNOWN));
          case REFRESH ->
              organized(stored, me)
                  .map(meeting -> refreshed(meeting, sender.address(), now))
                  .orElse(new ItipOutcome.Left(ItipResultCode.UNKNOWN));
        };
  }

  private static Optional<Meeting> organized(Optional<Meeting> stored, Set<String> me) {
    return stored
        .filter(Meeting::isScheduled)
        .filter(meeting -> meeting.organizer().filter(me::contains).isPresent());
  }

  /** Records a proposal. Accepting or declining it is left to people. */
  private static ItipOutcome countered(
      Optional<Meeting> stored, Meeting message, Set<String> me, ItipSender sender) {
    Optional<Meeting> own = organized(stored, me);
    if (own.filter(meeting -> !hasAll(meeting, message)).isPresent()) {
      return new ItipOutcome.Left(ItipResultCode.OUTDATED);
    }
    return own.filter(meeting -> meeting.invites(sender.address()))
        .map(meeting -> new ReplyProcessing(meeting, message, sender).reply())
        .filter(ItipOutcome.Updated.class::isInstance)
        .orElseGet(() -> forPeople(stored));
  }

  /** Returns whether a meeting has all instances that a message is about. */
  private static boolean hasAll(Meeting meeting, Meeting message) {
    SeriesParts.Instances instances = new SeriesParts.Instances(meeting, message);
    return message.parts().values().stream()
        .flatMap(part -> part.first("RECURRENCE-ID").stream())
        .allMatch(id -> instances.named(id).isPresent());
  }

  private static ItipOutcome forPeople(Optional<Meeting> stored) {
    return new ItipOutcome.Left(
        stored.isPresent() ? ItipResultCode.FOR_PEOPLE : ItipResultCode.UNKNOWN);
  }

  private static ItipOutcome added(
      Optional<Meeting> stored, Meeting message, Set<String> me, Instant now) {
    ItipOutcome outcome = new RequestProcessing(stored, message, me).add();
    Optional<ContentLine> mine = CalendarUsers.attendee(message.first(), me);
    return outcome.note() == ItipResultCode.UNKNOWN && mine.isPresent()
        ? new ItipOutcome.Left(
            ItipResultCode.UNKNOWN, List.of(ItipMessages.refresh(message, mine.get(), now)))
        : outcome;
  }

  private static ItipOutcome refreshed(Meeting meeting, String sender, Instant now) {
    String organizer = meeting.organizer().orElseThrow();
    return AttendeeView.of(meeting, sender)
        .filter(_ -> OutgoingItip.isOurs(meeting, sender))
        .<ItipOutcome>map(
            view ->
                new ItipOutcome.Left(
                    ItipResultCode.TAKEN,
                    List.of(ItipMessages.request(view, organizer, sender, now))))
        .orElse(new ItipOutcome.Left(ItipResultCode.UNKNOWN));
  }
}
