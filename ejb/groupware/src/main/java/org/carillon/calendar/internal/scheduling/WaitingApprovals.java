package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carillon.calendar.internal.scheduling.AccountCalendars.done;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.booking.ApprovalDecision;
import org.carillon.calendar.booking.Approvals;
import org.carillon.calendar.booking.WaitingBooking;
import org.carillon.calendar.internal.booking.BookedEvent;
import org.carillon.calendar.internal.booking.BookingRuleCheck;
import org.carillon.calendar.scheduling.AnswerComment;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.summary.SummaryUser;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/**
 * Finds the waiting approvals in the calendars of resources. A decision has the same effect as an
 * answer to the message that asks for approval.
 */
@ApplicationScoped
class WaitingApprovals implements Approvals {
  private static final Logger LOG = Logger.getLogger(WaitingApprovals.class);

  /** The octets of a digest that make up a version, enough to tell states of a booking apart. */
  private static final int VERSION_OCTETS = 12;

  private static final int MOST_RESOURCES = 200;
  private static final Duration FARTHEST = Duration.ofDays(3_653);
  private static final ExpansionLimit FIRST = new ExpansionLimit(1, 1_000);

  private final AccountCalendars calendars;
  private final ResourceResponder responder;
  private final BookingApprovals approvals;
  private final ResourceBookings resources;
  private final Addresses addresses;
  private final LongFunction<Optional<Caller>> callers;

  @Inject
  WaitingApprovals(
      AccountCalendars calendars,
      ResourceResponder responder,
      BookingApprovals approvals,
      ResourceBookings resources,
      Addresses addresses,
      ServiceCallers behalf) {
    this(
        calendars,
        responder,
        approvals,
        resources,
        addresses,
        account -> behalf.of(account, "scheduling"));
  }

  WaitingApprovals(
      AccountCalendars calendars,
      ResourceResponder responder,
      BookingApprovals approvals,
      ResourceBookings resources,
      Addresses addresses,
      LongFunction<Optional<Caller>> callers) {
    this.calendars = calendars;
    this.responder = responder;
    this.approvals = approvals;
    this.resources = resources;
    this.addresses = addresses;
    this.callers = callers;
  }

  private List<ActingResource> approved(Caller caller, int most) {
    Optional<Resolution.Local> home =
        caller.hasAccount() ? addresses.account(caller.account()) : Optional.empty();
    return home.stream()
        .flatMap(of -> resources.approvedBy(caller.account(), of.address(), most).stream())
        .flatMap(
            resource ->
                callers.apply(resource.account()).stream()
                    .map(
                        room ->
                            new ActingResource(
                                resource, room, Set.of(CalendarUsers.address(resource.address())))))
        .toList();
  }

  @Override
  public Answer<Boolean> approves(Caller caller) {
    return tried(() -> new Answer.Done<>(!approved(caller, 1).isEmpty()));
  }

  @Override
  public Answer<List<WaitingBooking>> waiting(Caller caller) {
    return tried(
        () -> {
          Instant now = Instant.now();
          List<WaitingBooking> found = new ArrayList<>();
          for (ActingResource approved : approved(caller, MOST_RESOURCES)) {
            for (Meeting booking :
                done(
                    calendars.meetings(
                        approved.room(),
                        new TimeSpan(now, now.plus(FARTHEST)),
                        object -> mayWait(object, approved.me())))) {
              if (!BookingApproval.waiting(booking, approved.me()).isEmpty()) {
                shown(approved, booking, now).ifPresent(found::add);
              }
            }
          }
          found.sort(Comparator.comparing(one -> one.next().from()));
          return new Answer.Done<>(found.stream().limit(MOST).toList());
        });
  }

  /** Returns whether a booking may wait. An object that is known to be decided is not read. */
  private static boolean mayWait(IndexedObject<?> object, Set<String> me) {
    return !(object.summary().orElse(null) instanceof CalendarSummary summary)
        || summary.attendees().stream().anyMatch(user -> isOpen(user, me))
        || summary.answers().stream().anyMatch(answer -> isOpen(answer.user(), me));
  }

  private static boolean isOpen(SummaryUser user, Set<String> me) {
    return me.contains(user.mail()) && user.participation().equalsIgnoreCase("TENTATIVE");
  }

  private Optional<WaitingBooking> shown(ActingResource approved, Meeting booking, Instant now)
      throws IOException {
    ZoneId zone = responder.zone(approved.resource());
    Optional<SeriesInstance> next =
        BookedEvent.object(booking).stream()
            .flatMap(
                object ->
                    object
                        .instances(new TimeSpan(now, now.plus(FARTHEST)), zone, FIRST)
                        .instances()
                        .stream())
            .findFirst();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    TimeSpan time = new TimeSpan(next.get().from(), next.get().to());
    CalendarComponent part = booking.first();
    boolean isPrivate =
        part.first("CLASS").filter(line -> !line.value().equalsIgnoreCase("PUBLIC")).isPresent();
    boolean recurs = part.first("RRULE").isPresent() || part.first("RDATE").isPresent();
    return Optional.of(
        new WaitingBooking(
            approved.resource().address(),
            approved.resource().terms().displayName(),
            booking.uid(),
            version(booking),
            isPrivate ? "" : part.text("SUMMARY").orElse("").strip(),
            isPrivate,
            booking.organizer().orElse(""),
            next.get(),
            recurs,
            others(approved, booking, time, done(calendars.meetings(approved.room(), time)))));
  }

  private List<String> others(
      ActingResource approved, Meeting booking, TimeSpan time, List<Meeting> all) {
    BookingRuleCheck judge =
        new BookingRuleCheck(
            approved.resource().terms().rules(),
            responder.zone(approved.resource()),
            approved.me(),
            Instant.now());
    return all.stream()
        .filter(other -> !other.uid().equals(booking.uid()))
        .filter(other -> !judge.isFree(time, List.of(other)))
        .map(other -> other.organizer().orElse(""))
        .toList();
  }

  @Override
  public Answer<Void> decide(Caller caller, ApprovalDecision decision) {
    Optional<Failure> wrong = AnswerComment.wrong(decision.comment());
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    return tried(
        () -> {
          Optional<ActingResource> asked =
              approved(caller, MOST_RESOURCES).stream()
                  .filter(one -> one.resource().address().equals(decision.resource()))
                  .findFirst();
          return asked.isEmpty()
              ? gone(decision.id())
              : responder.alone(
                  asked.get().resource().account(), () -> decided(caller, asked.get(), decision));
        });
  }

  private Answer<Void> decided(Caller caller, ActingResource asked, ApprovalDecision decision)
      throws IOException, SQLException {
    Optional<Meeting> booking =
        done(calendars.find(asked.room(), decision.id()))
            .map(StoredMeeting::meeting)
            .filter(one -> !BookingApproval.waiting(one, asked.me()).isEmpty());
    if (booking.isEmpty()) {
      return gone(decision.id());
    }
    if (!version(booking.get()).equals(decision.version())) {
      return Answer.failed(
          new Failure.Taken(
              "version", "outdated", "The booking was changed. Read it again.", decision.id()));
    }
    Meeting reply =
        BookingApproval.decision(
            booking.get(),
            asked.me(),
            caller.name(),
            decision.isApproved(),
            decision.comment(),
            Instant.now());
    // This is done first: if the node fails between the two steps, the booking still waits and is
    // asked for again.
    answer(caller, decision.id(), decision.isApproved());
    ItipResultCode note = approvals.take(asked.room(), asked.resource(), reply, caller.name());
    return note == ItipResultCode.TAKEN ? Answer.done() : gone(decision.id());
  }

  /** Answers the request for approval as well, if it is in the calendar of the approver. */
  private void answer(Caller caller, String id, boolean isApproved) {
    calendars
        .find(caller, BookingApproval.question(id))
        .then(
            found -> {
              if (found.isEmpty()) {
                return Answer.<StoredObjectResult>failed(new Failure.NotFound("question", id));
              }
              Meeting answered =
                  OwnParticipation.of(
                      found.get().meeting(),
                      Set.of(CalendarUsers.address(caller.name())),
                      isApproved ? "ACCEPTED" : "DECLINED");
              return calendars.put(caller, found, answered, 0);
            })
        .asFailure()
        .ifPresent(
            failure -> LOG.debugf("The question about a booking is not removed: %s", failure));
  }

  private static String version(Meeting booking) {
    byte[] digest = Digests.of(BookingApproval.approved(booking).getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, VERSION_OCTETS);
  }

  private static <T> Answer<T> gone(String id) {
    return Answer.failed(new Failure.NotFound("booking", id));
  }

  @FunctionalInterface
  private interface Trial<T> {
    Answer<T> run() throws IOException, SQLException;
  }

  private static <T> Answer<T> tried(Trial<T> trial) {
    try {
      return trial.run();
    } catch (IOException | SQLException | RuntimeException away) {
      LOG.infof("Approvals are postponed: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("Bookings cannot be decided at the moment."));
    }
  }
}
