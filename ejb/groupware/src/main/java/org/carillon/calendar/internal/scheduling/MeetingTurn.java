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
import org.carillon.account.behalf.OnBehalf;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.internal.scheduling.mail.InvitationLetter;
import org.carillon.calendar.internal.scheduling.mail.MeetingChange;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.MeetingReach;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.DeliveryStatus;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.ItipNote;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OthersAnswers;
import org.carillon.format.itip.OutgoingItip;
import org.carillon.policy.rate.AccountRates;
import org.jboss.logging.Logger;

/**
 * Takes one change of a meeting after the other and tells it: to calendars here at once, to people
 * here and elsewhere by mail that is queued together with the note that it is. A node that ends
 * halfway leaves the rest to another, which tells nobody by mail twice; a calendar here takes the
 * same message once.
 */
@ApplicationScoped
class MeetingTurn implements DueWork {
  private static final Logger LOG = Logger.getLogger(MeetingTurn.class);

  private final SchedulingRows rows;
  private final AccountCalendars calendars;
  private final MeetingDesk desk;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;
  private final Addresses addresses;
  private final ResourceBookings resources;
  private final MeetingPost post;
  private final DirectInvitations direct;
  private final Supplier<MeetingReach> reach;
  private final DeliveryMarks marks;
  private final AccountRates rates;

  @Inject
  MeetingTurn(
      SchedulingRows rows,
      AccountCalendars calendars,
      MeetingDesk desk,
      MeetingAddresses own,
      OnBehalf behalf,
      Addresses addresses,
      ResourceBookings resources,
      MeetingPost post,
      DirectInvitations direct,
      Instance<MeetingReach> reach,
      DeliveryMarks marks,
      AccountRates rates) {
    this(
        rows,
        calendars,
        desk,
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

  MeetingTurn(
      SchedulingRows rows,
      AccountCalendars calendars,
      MeetingDesk desk,
      MeetingAddresses own,
      LongFunction<Optional<Caller>> callers,
      Addresses addresses,
      ResourceBookings resources,
      MeetingPost post,
      DirectInvitations direct,
      Supplier<MeetingReach> reach,
      DeliveryMarks marks,
      AccountRates rates) {
    this.rows = rows;
    this.calendars = calendars;
    this.desk = desk;
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
    return DueKind.of("meetings", "Telling changes of meetings", SchedulingRows.DUE);
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
      LOG.infof("A meeting of account %d is told later: %s", change.account(), away.getMessage());
      failed(change, outcomes);
    } catch (StackOverflowError defect) {
      LOG.errorf("A meeting of account %d is told later: %s", change.account(), defect);
      failed(change, outcomes);
    }
  }

  private void failed(SchedulingRows.Change change, Map<String, String> outcomes)
      throws SQLException {
    if (rows.failed(change)) {
      LOG.warnf(
          "A meeting of account %d could not be told for half a day, and is told no more: %s",
          change.account(), change.uid());
      callers
          .apply(change.account())
          .ifPresent(caller -> marks.put(caller, change.uid(), outcomes));
    }
  }

  /**
   * Tells a change.
   *
   * @param outcomes takes what became of it, by recipient
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
      // Only who is invited may keep silent (RFC 6638 §8.1).
      List<ItipMessage> messages =
          change.quiet() && !isOrganizer
              ? List.of()
              : OutgoingItip.between(told, now, me, rows.stamp(change));
      byte[] digest = Digests.of(now);
      Map<String, byte[]> sent = rows.sent(change);
      List<ItipMessage> due = due(change, messages, digest, sent, outcomes);
      // A letter may fail before the last one is written, and that is not to be overwritten.
      marks.sending(caller.get(), change.uid(), due);
      sendAll(change, told, now, due, digest, outcomes);
      if (isOrganizer && told.isPresent() && now.isPresent()) {
        show(change, OthersAnswers.since(told.get(), now.get(), me));
      }
      if (messages.stream().anyMatch(message -> message.method() == ItipMethod.REPLY)) {
        ask(change, now, messages.getFirst(), sent, digest);
      }
    }
    rows.done(change, now.map(meeting -> meeting.calendar().octets()));
    marks.put(caller.get(), change.uid(), outcomes);
  }

  /** What is to be sent still, to whom something may be sent. */
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
        outcomes.put(message.to(), DeliveryStatus.NOT_ALLOWED);
      } else {
        due.add(message);
      }
    }
    return due;
  }

  /** Tells everybody who can be told; then says what stood in the way of the others. */
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
                OutgoingItip.hasLetter(told, now, message),
                digest,
                haveIt);
        if (!isSent) {
          outcomes.put(message.to(), DeliveryStatus.UNDELIVERED);
        }
      } catch (IOException | RuntimeException | StackOverflowError away) {
        if (!haveIt.contains(message.to())) {
          outcomes.put(message.to(), DeliveryStatus.UNDELIVERED);
        }
        LOG.debugf("%s is not told of a meeting now: %s", message.to(), away);
        failed = failed == null ? new IOException(away) : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /** Shows attendees here what others answered. It may be done twice: nobody gets a message. */
  private void show(SchedulingRows.Change change, Map<String, Meeting> views) throws IOException {
    for (Map.Entry<String, Meeting> each : views.entrySet()) {
      if (addresses.resolve(each.getKey()) instanceof Resolution.Local local
          && local.account() != change.account()) {
        desk.show(local.account(), each.getValue());
      }
    }
  }

  /** Whoever has acted for the account is named in what is told. */
  private static ItipMessage named(SchedulingRows.Change change, ItipMessage message) {
    return change.actor().map(message::sentBy).orElse(message);
  }

  /** However a message goes, it is one of those that whoever writes it may send. */
  private void count(SchedulingRows.Change change) throws IOException {
    if (!rates.takes(change.actor().flatMap(own::account).orElse(change.account()), 1)) {
      throw new IOException("The account has sent as much as it may for now");
    }
  }

  /** Whether it goes out, or need not; who has it in the calendar whatever comes is noted. */
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
        MeetingDesk.Taken taken = desk.take(local.account(), said.get(), sender);
        boolean isTaken = taken.note() != ItipNote.TOO_MUCH;
        if (isTaken) {
          haveIt.add(message.to());
        }
        if (isTaken && !(hasWords && hasLetter(local, said.get(), taken))) {
          rows.noteSent(change, note(message), digest);
          return true;
        }
      } catch (MeetingDesk.NotStored full) {
        if (resources.of(local.account()).isPresent()) {
          // Nobody reads its mail.
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
        InvitationLetter.Purpose.of(message.method()),
        author,
        news,
        message.to(),
        SchedulingRows.sending(change, note(message), digest));
  }

  /** What is noted of a message: somebody may have one of days that are off, and one of others. */
  private static String note(ItipMessage message) {
    return message.method() == ItipMethod.CANCEL ? message.to() + " CANCEL" : message.to();
  }

  /**
   * Whether somebody who has it in the calendar is told by a letter, too: people are, of what an
   * organizer says. When the letter comes, the calendar takes it for the same message.
   */
  private boolean hasLetter(Resolution.Local local, Meeting said, MeetingDesk.Taken taken)
      throws IOException {
    return said.method().filter(ItipMethod::isOrganizers).isPresent()
        && resources.of(local.account()).isEmpty()
        && !desk.isLeftToDeputies(local.account(), said, taken);
  }

  /** Whoever approves of a resource's bookings is told that one waits. */
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
                InvitationLetter.approvalTitle(now.get(), address, language),
                moment);
        count(change);
        boolean _ =
            post.send(
                change,
                question,
                InvitationLetter.Purpose.APPROVAL,
                OptionalLong.empty(),
                Optional.empty(),
                delegate,
                SchedulingRows.sending(change, delegate, digest));
      }
    }
  }
}
