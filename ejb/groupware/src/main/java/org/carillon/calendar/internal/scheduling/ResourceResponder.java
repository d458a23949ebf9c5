package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.account.setting.TimeSettings;
import org.carillon.calendar.internal.booking.BookingDecision;
import org.carillon.calendar.internal.booking.BookingRuleCheck;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Answers for resources. A lock lets all nodes decide one booking of a resource at a time. */
@ApplicationScoped
class ResourceResponder {
  private static final Logger LOG = Logger.getLogger(ResourceResponder.class);

  /** The maximum number of locks at a time, each of which holds a database connection. */
  private static final int MOST_AT_ONCE = 4;

  private static final int SECONDS = 20;
  private static final String LOCK = "select pg_advisory_xact_lock(16111, hashint8(?))";

  private final SqlTransactions transactions;
  private final AccountCalendars calendars;
  private final ResourceBookings resources;
  private final MeetingAddresses own;
  private final Settings settings;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  @Inject
  ResourceResponder(
      SqlTransactions transactions,
      AccountCalendars calendars,
      ResourceBookings resources,
      MeetingAddresses own,
      Settings settings) {
    this.settings = settings;
    this.transactions = transactions;
    this.calendars = calendars;
    this.resources = resources;
    this.own = own;
  }

  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException, SQLException;
  }

  /** Runs an operation while holding the lock of the resource. */
  <T> T alone(long resource, Work<T> work) throws IOException, SQLException {
    try {
      if (!turns.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("Too many bookings at the same time");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
    try {
      return transactions.<T, IOException>write(
          connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
              lock.setLong(1, resource);
              lock.execute();
            }
            return work.run();
          });
    } finally {
      turns.release();
    }
  }

  /**
   * Returns a meeting with the resource's answer, or unchanged if it needs no answer.
   *
   * @param taken the meeting to be answered, with no answer except the resource's own earlier ones
   * @param sender the verified sender
   */
  Meeting decided(
      Caller caller, BookableResource resource, Meeting taken, Set<String> me, String sender)
      throws IOException {
    if (!isOpen(taken, me)) {
      return taken;
    }
    return answered(taken, me, verdict(caller, resource, taken, me, own.account(sender), sender));
  }

  /**
   * Returns the decision of the resource's rules about a booking, beside the other bookings.
   *
   * @param account the account that asks, if it is known
   * @param sender the address of the sender
   */
  BookingDecision verdict(
      Caller caller,
      BookableResource resource,
      Meeting taken,
      Set<String> me,
      Optional<Long> account,
      String sender)
      throws IOException {
    BookingDecision verdict =
        resources.mayBook(resource, account, sender)
            ? new BookingRuleCheck(
                    resource.terms().rules(), zone(settings, resource), me, Instant.now())
                .judge(taken, time -> others(caller, taken.uid(), time))
            : new BookingDecision.Refused("not-allowed");
    LOG.debugf("%s is requested by %s: %s", resource.address(), sender, verdict);
    return verdict;
  }

  /** Returns the meeting with the answer of a verdict, in all parts that wait for an answer. */
  static Meeting answered(Meeting taken, Set<String> me, BookingDecision verdict) {
    return switch (verdict) {
      case BookingDecision.Refused _ -> OwnParticipation.ofOpen(taken, me, "DECLINED");
      case BookingDecision.Asked _ -> OwnParticipation.ofOpen(taken, me, "TENTATIVE");
      case BookingDecision.Booked booked -> {
        Meeting answered = OwnParticipation.ofOpen(taken, me, "ACCEPTED");
        for (var instance : booked.refused()) {
          answered = OwnParticipation.of(answered, me, "DECLINED", instance.line("RECURRENCE-ID"));
        }
        yield answered;
      }
    };
  }

  private List<Meeting> others(Caller caller, String uid, TimeSpan time) throws IOException {
    return switch (calendars.meetings(caller, time)) {
      case Answer.Failed<List<Meeting>>(Failure failure) ->
          throw new IOException(failure.toString());
      case Answer.Done<List<Meeting>>(List<Meeting> all) ->
          all.stream().filter(other -> !other.uid().equals(uid)).toList();
    };
  }

  /** Returns the time zone of the resource, else of its domain, else of the server. */
  static ZoneId zone(Settings settings, BookableResource resource) {
    return resource.terms().timeZone().isEmpty()
        ? TimeSettings.zone(settings, Scope.account(resource.domain(), resource.account()))
        : ZoneId.of(resource.terms().timeZone());
  }

  /** Returns the time zone of the resource by the current settings. */
  ZoneId zone(BookableResource resource) {
    return zone(settings, resource);
  }

  /** Returns whether the meeting takes place and a part of it waits for an answer. */
  private static boolean isOpen(Meeting meeting, Set<String> me) {
    return meeting.parts().values().stream().anyMatch(part -> OwnParticipation.isOpen(part, me));
  }
}
