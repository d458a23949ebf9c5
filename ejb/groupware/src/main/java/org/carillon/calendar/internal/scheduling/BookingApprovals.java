package org.carillon.calendar.internal.scheduling;

import static org.carillon.calendar.internal.scheduling.AccountCalendars.done;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/** Receives approvers' decisions about bookings, and has the resource answer accordingly. */
@ApplicationScoped
class BookingApprovals {
  private static final Logger LOG = Logger.getLogger(BookingApprovals.class);
  private static final int TRIES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AccountCalendars calendars;
  private final SchedulingRows rows;
  private final MeetingAddresses own;
  private final ResourceBookings resources;

  @Inject
  BookingApprovals(
      AccountCalendars calendars,
      SchedulingRows rows,
      MeetingAddresses own,
      ResourceBookings resources) {
    this.resources = resources;
    this.calendars = calendars;
    this.rows = rows;
    this.own = own;
  }

  /** Returns whether a message answers a request for approval. */
  static boolean isOne(Meeting message) {
    return BookingApproval.booking(message).isPresent();
  }

  /**
   * Processes a decision under the lock of the resource.
   *
   * @param room the caller that acts as the resource
   * @param sender the verified address of the approver
   */
  ItipResultCode take(Caller room, BookableResource resource, Meeting reply, String sender)
      throws IOException, SQLException {
    String uid = BookingApproval.booking(reply).orElseThrow();
    if (!resources.mayApprove(resource, own.account(sender), sender)) {
      LOG.infof("%s cannot approve bookings of %s", sender, resource.address());
      return ItipResultCode.UNKNOWN;
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<StoredMeeting> found = done(calendars.find(room, uid));
      if (found.isEmpty()) {
        return ItipResultCode.UNKNOWN;
      }
      Meeting booking = found.get().meeting();
      Set<String> me = own.of(room.account(), booking);
      Optional<Meeting> answered = BookingApproval.answered(booking, reply, me, sender);
      if (answered.isEmpty()) {
        return ItipResultCode.DUPLICATE;
      }
      rows.mark(room.account(), uid, Optional.of(booking.calendar().octets()), false, PATIENCE);
      Answer<StoredObjectResult> put = calendars.put(room, found, answered.get(), attempt);
      if (put instanceof Answer.Done<StoredObjectResult>) {
        rows.changed(room.account(), uid);
        return ItipResultCode.TAKEN;
      }
      Failure failure = put.asFailure().orElseThrow();
      if (!(failure instanceof Failure.Outdated || failure instanceof Failure.Taken)) {
        throw new IOException("An approval cannot be stored: " + failure);
      }
    }
    throw new IOException("A booking is changed by others all the time");
  }
}
