package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.UndeliveredInvitations;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ScheduleStatus;
import org.carillon.format.mime.header.Header;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/** Marks in a meeting the people who could not be notified, where its owner's client shows it. */
@ApplicationScoped
public class DeliveryStatusMarks implements UndeliveredInvitations {
  private static final Logger LOG = Logger.getLogger(DeliveryStatusMarks.class);
  private static final int TRIES = 3;

  private final AccountCalendars calendars;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;

  @Inject
  DeliveryStatusMarks(AccountCalendars calendars, MeetingAddresses own, ServiceCallers behalf) {
    this(calendars, own, account -> behalf.of(account, "scheduling"));
  }

  DeliveryStatusMarks(
      AccountCalendars calendars, MeetingAddresses own, LongFunction<Optional<Caller>> callers) {
    this.calendars = calendars;
    this.own = own;
    this.callers = callers;
  }

  @Override
  public boolean failed(Content message, List<String> recipients) throws IOException {
    Header header = Header.read(message.stream());
    // A message that this server wrote was not received by any server before.
    if (header.first("Received").isPresent() || !CalendarParts.mayHave(header)) {
      return false;
    }
    Map<String, String> outcomes = new HashMap<>();
    recipients.forEach(
        address -> outcomes.put(CalendarUsers.address(address), ScheduleStatus.UNDELIVERED));
    Optional<Meeting> told = CalendarParts.message(message);
    Optional<Long> account = told.flatMap(DeliveryStatusMarks::writer).flatMap(own::account);
    account
        .flatMap(callers::apply)
        .ifPresent(
            caller ->
                put(
                    caller,
                    told.get().uid(),
                    now -> ScheduleStatus.undelivered(now, told.get(), outcomes)));
    return account.isPresent();
  }

  /** Returns in whose name the message is: the organizer's or the answering attendee's. */
  private static Optional<String> writer(Meeting message) {
    return message.method().filter(ItipMethod::isOrganizers).isPresent()
        ? message.organizer()
        : message.attendees().stream().findFirst();
  }

  /** Marks that messages are being sent, in place of earlier errors. */
  void sending(Caller caller, String uid, List<ItipMessage> messages) {
    Map<String, String> outcomes = new HashMap<>();
    messages.forEach(message -> outcomes.put(message.to(), ScheduleStatus.SENT));
    put(caller, uid, outcomes);
  }

  /**
   * Stores the outcomes, unless the meeting is gone or changes all the time. Each change causes new
   * messages anyway.
   *
   * @param outcomes the status of RFC 6638 §3.2.9 by address
   */
  void put(Caller caller, String uid, Map<String, String> outcomes) {
    if (!outcomes.isEmpty()) {
      put(caller, uid, now -> ScheduleStatus.marked(now, outcomes));
    }
  }

  private void put(Caller caller, String uid, Function<Meeting, Optional<Meeting>> marking) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<StoredMeeting> found =
          switch (calendars.find(caller, uid)) {
            case Answer.Done<Optional<StoredMeeting>>(Optional<StoredMeeting> there) -> there;
            case Answer.Failed<Optional<StoredMeeting>> _ -> Optional.empty();
          };
      Optional<Meeting> marked = found.flatMap(there -> marking.apply(there.meeting()));
      if (marked.isEmpty()) {
        return;
      }
      Answer<StoredObjectResult> put = calendars.put(caller, found, marked.get(), attempt);
      if (put.asFailure().filter(failure -> failure instanceof Failure.Outdated).isEmpty()) {
        put.asFailure()
            .ifPresent(
                failure ->
                    LOG.debugf(
                        "The delivery status of the event %s cannot be stored: %s", uid, failure));
        return;
      }
    }
  }
}
