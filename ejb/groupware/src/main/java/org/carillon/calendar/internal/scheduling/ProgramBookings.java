package org.carillon.calendar.internal.scheduling;

import static org.carillon.calendar.internal.scheduling.AccountCalendars.done;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.BookingHours;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.booking.Booking;
import org.carillon.calendar.booking.BookingOutcome;
import org.carillon.calendar.booking.BookingRequest;
import org.carillon.calendar.booking.Bookings;
import org.carillon.calendar.internal.booking.BookedEvent;
import org.carillon.calendar.internal.booking.BookingDecision;
import org.carillon.calendar.internal.booking.BookingReceipts;
import org.carillon.calendar.internal.booking.BookingRuleCheck;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/** Decides about bookings by programs as about invitations, and answers at once. */
@ApplicationScoped
class ProgramBookings implements Bookings {
  private static final Logger LOG = Logger.getLogger(ProgramBookings.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_UID = 255;
  private static final int MOST_ELSEWHERE = 3;
  private static final int MOST_LATER = 3;
  private static final Duration STEP = Duration.ofMinutes(30);
  private static final Duration LATEST = Duration.ofDays(1);
  private static final ExpansionLimit FIRST = new ExpansionLimit(1, 1_000);

  private final AccountCalendars calendars;
  private final SchedulingRows rows;
  private final ResourceResponder responder;
  private final ResourceBookings resources;
  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final GovernedObjectCallers owners;
  private final ResourceSearch search;
  private final BookingReceipts receipts;

  @Inject
  ProgramBookings(
      AccountCalendars calendars,
      SchedulingRows rows,
      ResourceResponder responder,
      ResourceBookings resources,
      Addresses addresses,
      ServiceCallers behalf,
      GovernedObjectCallers owners,
      ResourceSearch search,
      BookingReceipts receipts) {
    this.calendars = calendars;
    this.rows = rows;
    this.responder = responder;
    this.resources = resources;
    this.addresses = addresses;
    this.behalf = behalf;
    this.owners = owners;
    this.search = search;
    this.receipts = receipts;
  }

  private Answer<ActingResource> asked(String address) {
    if (addresses.resolve(address) instanceof Resolution.Local home) {
      Optional<BookableResource> resource = resources.of(home.account());
      Optional<Caller> room = behalf.of(home.account(), "booking");
      if (resource.isPresent() && room.isPresent()) {
        Set<String> me = Set.of(CalendarUsers.address(home.address()));
        return new Answer.Done<>(new ActingResource(resource.get(), room.get(), me));
      }
    }
    return Answer.failed(new Failure.NotFound("resource", address));
  }

  @Override
  public Answer<BookingOutcome> book(Caller caller, String resource, BookingRequest request) {
    return checked(caller, request)
        .then(_ -> asked(resource))
        .then(asked -> outcome(caller, asked, request, Optional.empty()));
  }

  @Override
  public Answer<BookingOutcome> change(
      Caller caller, String resource, String id, BookingRequest request) {
    return checked(caller, request)
        .then(_ -> asked(resource))
        .then(asked -> outcome(caller, asked, request, Optional.of(id)));
  }

  private static Answer<BookingRequest> checked(Caller caller, BookingRequest request) {
    if (!caller.hasAccount()) {
      return Answer.failed(
          new Failure.NotAllowed("no-account", "Only accounts can book resources."));
    }
    if (request.event().kind() != CalendarKind.VEVENT) {
      return Answer.failed(new Failure.Invalid("event", "malformed", "Only events can be booked."));
    }
    return request.event().uid().length() > MOST_UID
        ? Answer.failed(
            new Failure.Invalid("uid", "too-long", "At most " + MOST_UID + " characters."))
        : new Answer.Done<>(request);
  }

  /** Returns a booking's outcome. Searches alternatives after the resource's lock is released. */
  private Answer<BookingOutcome> outcome(
      Caller caller, ActingResource asked, BookingRequest request, Optional<String> changed) {
    Answer<BookingOutcome> decided =
        tried(
            () ->
                responder.alone(
                    asked.resource().account(), () -> decided(caller, asked, request, changed)));
    return decided.then(
        outcome ->
            outcome instanceof BookingOutcome.Refused(String why, _)
                ? refused(caller, asked, request, why)
                : decided);
  }

  private Answer<BookingOutcome> decided(
      Caller caller, ActingResource asked, BookingRequest request, Optional<String> changed)
      throws IOException, SQLException {
    String uid = changed.orElse(request.event().uid());
    Optional<StoredMeeting> found = done(calendars.find(asked.room(), uid));
    Optional<Meeting> before = found.map(StoredMeeting::meeting);
    if (changed.isPresent() && before.filter(one -> isOf(caller, asked, one)).isEmpty()) {
      return Answer.failed(new Failure.NotFound("booking", uid));
    }
    if (changed.isPresent() && !request.event().uid().equals(uid)) {
      return Answer.failed(
          new Failure.Invalid("uid", "contradiction", "Another booking already has this UID."));
    }
    String booker =
        before.filter(_ -> changed.isPresent()).flatMap(Meeting::organizer).orElse(caller.name());
    long sequence = before.map(one -> one.sequence() + 1).orElse(0L);
    Meeting wanted =
        BookedEvent.of(
                request,
                booker,
                asked.resource().address(),
                sequence,
                Instant.now().truncatedTo(ChronoUnit.SECONDS))
            .orElseThrow(() -> new IOException("An event without a meeting"));
    if (before.isPresent() && changed.isEmpty()) {
      return isOf(caller, asked, before.get())
              && BookedEvent.isSame(before.get(), wanted)
              && !Meeting.isCancelled(before.get().first())
          ? held(asked, before.get(), false)
          : Answer.failed(
              new Failure.Taken("uid", "Another booking of this resource has this UID."));
    }
    BookingDecision verdict =
        responder.verdict(
            asked.room(),
            asked.resource(),
            wanted,
            asked.me(),
            Optional.of(caller.account()),
            caller.name());
    if (verdict instanceof BookingDecision.Refused(String why)) {
      return why.equals("not-allowed")
          ? Answer.failed(
              new Failure.NotAllowed(
                  "booking",
                  "You do not have the right to book " + asked.resource().address() + "."))
          : new Answer.Done<>(new BookingOutcome.Refused(why, List.of()));
    }
    Meeting answered = ResourceResponder.answered(wanted, asked.me(), verdict);
    return stored(asked, found, wanted, answered, verdict instanceof BookingDecision.Asked)
        .then(_ -> held(asked, answered, changed.isEmpty()));
  }

  /**
   * Stores the decision. The program that booked learns it from the answer; the approver is asked
   * as for any booking, because the stored object differs from the requested one.
   */
  private Answer<StoredObjectResult> stored(
      ActingResource asked,
      Optional<StoredMeeting> found,
      Meeting wanted,
      Meeting answered,
      boolean isAsked)
      throws SQLException {
    long account = asked.resource().account();
    String uid = answered.uid();
    if (isAsked) {
      byte[] known = wanted.calendar().octets();
      rows.told(account, uid, known);
      rows.mark(account, uid, Optional.of(known), false, PATIENCE);
    }
    Answer<StoredObjectResult> put = calendars.put(asked.room(), found, answered, 0);
    if (isAsked) {
      rows.changed(account, uid);
    } else if (put instanceof Answer.Done<StoredObjectResult>) {
      rows.told(account, uid, answered.calendar().octets());
    }
    return put;
  }

  private Answer<BookingOutcome> held(ActingResource asked, Meeting booking, boolean isNew) {
    return shown(asked, booking).map(one -> new BookingOutcome.Held(one, isNew));
  }

  private Answer<Booking> shown(ActingResource asked, Meeting booking) {
    return receipts
        .of(asked.resource().address(), booking, asked.me())
        .<Answer<Booking>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound("booking", booking.uid())));
  }

  /** Returns whether the caller made a booking or governs the resource. */
  private boolean isOf(Caller caller, ActingResource asked, Meeting booking) {
    return caller.hasAccount()
            && booking.organizer().filter(CalendarUsers.address(caller.name())::equals).isPresent()
        || owners.acting(caller, asked.resource().address()) instanceof Answer.Done<Caller>;
  }

  @Override
  public Answer<Booking> cancel(Caller caller, String resource, String id) {
    return asked(resource)
        .then(
            asked ->
                tried(
                    () ->
                        responder.alone(
                            asked.resource().account(), () -> cancelled(caller, asked, id))));
  }

  private Answer<Booking> cancelled(Caller caller, ActingResource asked, String id)
      throws IOException, SQLException {
    Optional<StoredMeeting> found =
        done(calendars.find(asked.room(), id)).filter(one -> isOf(caller, asked, one.meeting()));
    if (found.isEmpty() || Meeting.isCancelled(found.get().meeting().first())) {
      return Answer.failed(new Failure.NotFound("booking", id));
    }
    Meeting gone =
        BookedEvent.cancelled(found.get().meeting(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    return stored(asked, found, gone, gone, false).then(_ -> shown(asked, gone));
  }

  @Override
  public Answer<Booking> find(Caller caller, String resource, String id) {
    return asked(resource)
        .then(
            asked ->
                calendars
                    .find(asked.room(), id)
                    .then(
                        found ->
                            found
                                .map(StoredMeeting::meeting)
                                .filter(one -> isOf(caller, asked, one))
                                .<Answer<Booking>>map(one -> shown(asked, one))
                                .orElseGet(
                                    () -> Answer.failed(new Failure.NotFound("booking", id)))));
  }

  @Override
  public Optional<String> receipt(String signed) {
    return receipts.read(signed);
  }

  private Answer<BookingOutcome> refused(
      Caller caller, ActingResource asked, BookingRequest request, String why) {
    List<BookingOutcome.Alternative> free = new ArrayList<>();
    ZoneId zone = responder.zone(asked.resource());
    Instant now = Instant.now();
    Optional<SeriesInstance> first =
        why.equals("taken") || why.equals("hours")
            ? request
                .event()
                .instances(new TimeSpan(now, now.plus(Duration.ofDays(3_653))), zone, FIRST)
                .instances()
                .stream()
                .findFirst()
            : Optional.empty();
    if (first.isPresent()) {
      elsewhere(caller, asked, first.get(), free);
      later(asked, first.get(), zone, now, free);
    }
    return new Answer.Done<>(new BookingOutcome.Refused(why, free));
  }

  /** Adds other resources for as many people that are free at that time. */
  private void elsewhere(
      Caller caller,
      ActingResource asked,
      SeriesInstance wanted,
      List<BookingOutcome.Alternative> free) {
    ResourceRequirements requirements =
        new ResourceRequirements(
            asked.resource().terms().capacity(),
            List.of(),
            Optional.of(new ResourceRequirements.Time(wanted.from(), wanted.to())));
    search
        .find(caller, requirements)
        .map(
            all -> {
              all.stream()
                  .filter(one -> !one.address().equals(asked.resource().address()))
                  .limit(MOST_ELSEWHERE)
                  .forEach(
                      one ->
                          free.add(
                              new BookingOutcome.Alternative(
                                  one.address(), wanted.from(), wanted.to())));
              return all;
            });
  }

  /** Adds later times of the same day at which the resource itself is free. */
  private void later(
      ActingResource asked,
      SeriesInstance wanted,
      ZoneId zone,
      Instant now,
      List<BookingOutcome.Alternative> free) {
    Duration length = Duration.between(wanted.from(), wanted.to());
    BookingRuleCheck judge =
        new BookingRuleCheck(asked.resource().terms().rules(), zone, asked.me(), now);
    BookingHours hours =
        BookingHours.of(asked.resource().terms().rules().hours()).orElse(BookingHours.ALWAYS);
    Instant end = wanted.from().plus(LATEST);
    TimeSpan day = new TimeSpan(wanted.from(), end.plus(length));
    if (!(calendars.meetings(asked.room(), day)
        instanceof Answer.Done<List<Meeting>>(List<Meeting> all))) {
      return;
    }
    List<TimeSpan> taken = judge.taken(day, all);
    int found = 0;
    for (Instant at = wanted.from().plus(STEP);
        at.isBefore(end) && found < MOST_LATER;
        at = at.plus(STEP)) {
      TimeSpan time = new TimeSpan(at, at.plus(length));
      if (hours.cover(at, time.to(), zone)
          && taken.stream().noneMatch(span -> time.overlaps(span.from(), span.to()))) {
        free.add(new BookingOutcome.Alternative(asked.resource().address(), at, time.to()));
        found++;
      }
    }
  }

  @FunctionalInterface
  private interface Trial<T> {
    Answer<T> run() throws IOException, SQLException;
  }

  private static <T> Answer<T> tried(Trial<T> trial) {
    try {
      return trial.run();
    } catch (IOException | SQLException away) {
      LOG.infof("A booking is postponed: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("Bookings are not possible at the moment."));
    }
  }
}
