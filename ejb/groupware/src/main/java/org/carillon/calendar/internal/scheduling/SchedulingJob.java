package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.internal.scheduling.mail.InvitationMessage;
import org.carillon.calendar.internal.scheduling.mail.MeetingChange;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.MeetingMailLimits;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.itip.AttendeeStatusSharing;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OutgoingItip;
import org.carillon.format.itip.ScheduleStatus;
import org.carillon.policy.rate.AccountRates;
import org.jboss.logging.Logger;

/**
 * Processes the changes of meetings one after the other: it updates calendars of this server
 * directly, and sends mail to people here and elsewhere, which is queued in the transaction that
 * records it. If a node fails halfway, another node does the rest. No mail is sent twice, and a
 * calendar of this server takes over the same message only once.
 */
@ApplicationScoped
class SchedulingJob implements DueWork {
  private static final Logger LOG = Logger.getLogger(SchedulingJob.class);

  private final SchedulingRows rows;
  private final AccountCalendars calendars;
  private final IncomingScheduling incoming;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;
  private final Addresses addresses;
  private final ResourceBookings resources;
  private final SchedulingMailSender post;
  private final DirectDelivery direct;
  private final Supplier<MeetingMailLimits> reach;
  private final DeliveryStatusMarks marks;
  private final AccountRates rates;

  @Inject
  SchedulingJob(
      SchedulingRows rows,
      AccountCalendars calendars,
      IncomingScheduling incoming,
      MeetingAddresses own,
      ServiceCallers behalf,
      Addresses addresses,
      ResourceBookings resources,
      SchedulingMailSender post,
      DirectDelivery direct,
      Instance<MeetingMailLimits> reach,
      DeliveryStatusMarks marks,
      AccountRates rates) {
    this(
        rows,
        calendars,
        incoming,
        own,
        account -> behalf.of(account, "scheduling"),
        addresses,
        resources,
        post,
        direct,
        reach::get,
        marks,
        rates);
  }

  SchedulingJob(
      SchedulingRows rows,
      AccountCalendars calendars,
      IncomingScheduling incoming,
      MeetingAddresses own,
      LongFunction<Optional<Caller>> callers,
      Addresses addresses,
      ResourceBookings resources,
      SchedulingMailSender post,
      DirectDelivery direct,
      Supplier<MeetingMailLimits> reach,
      DeliveryStatusMarks marks,
      AccountRates rates) {
    this.rows = rows;
    this.calendars = calendars;
    this.incoming = incoming;
    this.own = own;
    this.callers = callers;
    this.addresses = addresses;
    this.resources = resources;
    this.post = post;
    this.direct = direct;
    this.reach = reach;
    this.marks = marks;
    this.rates = rates;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("meetings", "Sending changes of meetings", SchedulingRows.DUE);
  }

  @Override
  public boolean take() throws SQLException {
    return rows.work(this::tellOrPutOff);
  }

  private void tellOrPutOff(SchedulingRows.Change change) throws SQLException {
    Map<String, String> outcomes = new LinkedHashMap<>();
    try {
      tell(change, outcomes);
    } catch (IOException | RuntimeException away) {
      LOG.infof(
          "Attendees of a meeting of account %d will be notified later: %s",
          change.account(), away.getMessage());
      failed(change, outcomes);
    } catch (StackOverflowError defect) {
      LOG.errorf(
          "Attendees of a meeting of account %d will be notified later: %s",
          change.account(), defect);
      failed(change, outcomes);
    }
  }

  private void failed(SchedulingRows.Change change, Map<String, String> outcomes)
      throws SQLException {
    if (rows.failed(change)) {
      LOG.warnf(
          "Attendees of a meeting of account %d could not be notified for half a day; the"
              + " server gives up: %s",
          change.account(), change.uid());
      callers
          .apply(change.account())
          .ifPresent(caller -> marks.put(caller, change.uid(), outcomes));
    }
  }

  /**
   * Sends the messages of a change.
   *
   * @param outcomes receives the result for each recipient
   */
  private void tell(SchedulingRows.Change change, Map<String, String> outcomes)
      throws IOException, SQLException {
    Optional<Caller> caller = callers.apply(change.account());
    if (caller.isEmpty()) {
      rows.done(change, Optional.empty());
      return;
    }
    Optional<Meeting> now =
        switch (calendars.find(caller.get(), change.uid())) {
          case Answer.Done<Optional<StoredMeeting>>(Optional<StoredMeeting> found) ->
              found.map(StoredMeeting::meeting).filter(Meeting::isScheduled);
          case Answer.Failed<Optional<StoredMeeting>>(Failure failure) ->
              throw new IOException(failure.toString());
        };
    Optional<Meeting> told = change.told().flatMap(StoredMeeting::read);
    Optional<Meeting> any = now.or(() -> told);
    if (any.isPresent()) {
      Set<String> me = own.of(change.account(), any.get(), told.orElse(any.get()));
      boolean isOrganizer = any.get().organizer().filter(me::contains).isPresent();
      // Only an attendee may suppress a reply (RFC 6638 §8.1).
      List<ItipMessage> messages =
          change.quiet() && !isOrganizer
              ? List.of()
              : OutgoingItip.between(told, now, me, rows.stamp(change));
      byte[] digest = Digests.of(now);
      Map<String, byte[]> sent = rows.sent(change);
      List<ItipMessage> due = due(change, messages, digest, sent, outcomes);
      // A message may fail before the last one is written, and its mark must not be overwritten.
      marks.sending(caller.get(), change.uid(), due);
      sendAll(change, told, now, due, digest, outcomes);
      if (isOrganizer && told.isPresent() && now.isPresent()) {
        show(change, AttendeeStatusSharing.since(told.get(), now.get(), me));
      }
      if (messages.stream().anyMatch(message -> message.method() == ItipMethod.REPLY)) {
        ask(change, now, messages.getFirst(), sent, digest);
      }
    }
    rows.done(change, now.map(meeting -> meeting.calendar().octets()));
    marks.put(caller.get(), change.uid(), outcomes);
  }

  /** Returns the messages that are not sent yet and whose recipients may be sent to. */
  private List<ItipMessage> due(
      SchedulingRows.Change change,
      List<ItipMessage> messages,
      byte[] digest,
      Map<String, byte[]> sent,
      Map<String, String> outcomes) {
    List<ItipMessage> due = new ArrayList<>();
    long most = reach.get().recipients(change.account());
    for (ItipMessage message : messages) {
      if (message.to().indexOf('@') < 1 || Arrays.equals(digest, sent.get(note(message)))) {
        most--;
      } else if (most-- <= 0 || !reach.get().reaches(change.account(), message.to())) {
        outcomes.put(message.to(), ScheduleStatus.NOT_ALLOWED);
      } else {
        due.add(message);
      }
    }
    return due;
  }

  /** Sends all messages that can be sent; then reports what prevented the others. */
  private void sendAll(
      SchedulingRows.Change change,
      Optional<Meeting> told,
      Optional<Meeting> now,
      List<ItipMessage> messages,
      byte[] digest,
      Map<String, String> outcomes)
      throws IOException, SQLException {
    IOException failed = null;
    Set<String> haveIt = new HashSet<>();
    for (ItipMessage message : messages) {
      try {
        boolean isSent =
            isSent(
                change,
                named(change, message),
                own.author(
                    change.account(), change.actor(), now.or(() -> told).orElseThrow(), message),
                MeetingChange.between(told, now, message),
                OutgoingItip.isMailed(told, now, message),
                digest,
                haveIt);
        if (!isSent) {
          outcomes.put(message.to(), ScheduleStatus.UNDELIVERED);
        }
      } catch (IOException | RuntimeException | StackOverflowError away) {
        if (!haveIt.contains(message.to())) {
          outcomes.put(message.to(), ScheduleStatus.UNDELIVERED);
        }
        LOG.debugf("%s cannot be notified of a meeting now: %s", message.to(), away);
        failed = failed == null ? new IOException(away) : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /** Shows local attendees the answers of others. Safe to repeat: it sends no message. */
  private void show(SchedulingRows.Change change, Map<String, Meeting> views) throws IOException {
    for (Map.Entry<String, Meeting> each : views.entrySet()) {
      if (addresses.resolve(each.getKey()) instanceof Resolution.Local local
          && local.account() != change.account()) {
        incoming.show(local.account(), each.getValue());
      }
    }
  }

  /** Adds the name of the person who acted for the account to the message. */
  private static ItipMessage named(SchedulingRows.Change change, ItipMessage message) {
    return change.actor().map(message::sentBy).orElse(message);
  }

  /** Counts the message towards the account's sending limit, by whatever way it is sent. */
  private void count(SchedulingRows.Change change) throws IOException {
    if (!rates.takes(change.actor().flatMap(own::account).orElse(change.account()), 1)) {
      throw new IOException("The account has reached its sending limit for now");
    }
  }

  /** Returns whether the message was or need not be sent. Recipients that have it are recorded. */
  private boolean isSent(
      SchedulingRows.Change change,
      ItipMessage message,
      OptionalLong author,
      Optional<MeetingChange> news,
      boolean hasWords,
      byte[] digest,
      Set<String> haveIt)
      throws IOException, SQLException {
    count(change);
    if (addresses.resolve(message.to()) instanceof Resolution.Local local
        && local.account() != change.account()
        && direct.takes(local, message.from())) {
      Optional<Meeting> said = Meeting.of(message.calendar());
      if (said.isEmpty()) {
        return true;
      }
      try {
        ItipSender sender = ItipSender.proven(message.from());
        IncomingScheduling.Taken taken = incoming.take(local.account(), said.get(), sender);
        boolean isTaken = taken.note() != ItipResultCode.TOO_MUCH;
        if (isTaken) {
          haveIt.add(message.to());
        }
        if (isTaken && !(hasWords && isMailed(local, said.get(), taken))) {
          rows.noteSent(change, note(message), digest);
          return true;
        }
      } catch (IncomingScheduling.NotStored full) {
        if (resources.of(local.account()).isPresent()) {
          // Nobody reads the mail of a resource.
          rows.noteSent(change, note(message), digest);
          return false;
        }
      }
    }
    if (!hasWords) {
      rows.noteSent(change, note(message), digest);
      return true;
    }
    return post.send(
        change,
        message,
        InvitationMessage.Purpose.of(message.method()),
        author,
        news,
        message.to(),
        SchedulingRows.sending(change, note(message), digest));
  }

  /** Returns the note of a message. Cancelled days and the others have different ones. */
  private static String note(ItipMessage message) {
    return message.method() == ItipMethod.CANCEL ? message.to() + " CANCEL" : message.to();
  }

  /**
   * Returns whether a recipient whose calendar has taken over the message also gets it as mail.
   * People do, if the message is from an organizer. When the mail arrives, the calendar recognizes
   * the same message.
   */
  private boolean isMailed(Resolution.Local local, Meeting said, IncomingScheduling.Taken taken)
      throws IOException {
    return said.method().filter(ItipMethod::isOrganizers).isPresent()
        && resources.of(local.account()).isEmpty()
        && !incoming.isLeftToDeputies(local.account(), said, taken);
  }

  /** Notifies the approver of a resource's bookings that a booking waits. */
  private void ask(
      SchedulingRows.Change change,
      Optional<Meeting> now,
      ItipMessage reply,
      Map<String, byte[]> sent,
      byte[] digest)
      throws IOException, SQLException {
    Optional<BookableResource> resource = resources.of(change.account());
    if (now.isEmpty()
        || resource.filter(one -> !one.terms().rules().automatic()).isEmpty()
        || !reply.calendar().toString().contains("PARTSTAT=TENTATIVE")) {
      return;
    }
    Locale language = post.language(change.account());
    String address = CalendarUsers.address(resource.get().address());
    Instant moment = rows.stamp(change);
    for (String delegate : resource.get().terms().rules().delegates()) {
      if (!Arrays.equals(digest, sent.get(delegate))) {
        ItipMessage question =
            BookingApproval.request(
                now.get(),
                address,
                delegate,
                InvitationMessage.approvalTitle(now.get(), address, language),
                moment);
        count(change);
        boolean _ =
            post.send(
                change,
                question,
                InvitationMessage.Purpose.APPROVAL,
                OptionalLong.empty(),
                Optional.empty(),
                delegate,
                SchedulingRows.sending(change, delegate, digest));
      }
    }
  }
}
