package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.groupware.PutObject;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.DeliveryStatus;
import org.carillon.format.itip.Meeting;
import org.jboss.logging.Logger;

/** Says in a meeting whom it could not be told, where its owner's client shows it. */
@ApplicationScoped
class DeliveryMarks {
  private static final Logger LOG = Logger.getLogger(DeliveryMarks.class);
  private static final int TRIES = 3;

  private final AccountCalendars calendars;

  @Inject
  DeliveryMarks(AccountCalendars calendars) {
    this.calendars = calendars;
  }

  /**
   * Says it, unless the meeting is gone or changes all the time: whoever changes it has it told
   * anew.
   *
   * @param outcomes by address the status of RFC 6638 §3.2.9
   */
  void put(Caller caller, String uid, Map<String, String> outcomes) {
    for (int attempt = 0; attempt < TRIES && !outcomes.isEmpty(); attempt++) {
      Optional<StoredMeeting> found =
          switch (calendars.find(caller, uid)) {
            case Answer.Done<Optional<StoredMeeting>>(Optional<StoredMeeting> there) -> there;
            case Answer.Failed<Optional<StoredMeeting>> _ -> Optional.empty();
          };
      Optional<Meeting> marked =
          found.flatMap(there -> DeliveryStatus.marked(there.meeting(), outcomes));
      if (marked.isEmpty()) {
        return;
      }
      Answer<PutObject> put = calendars.put(caller, found, marked.get(), attempt);
      if (put.asFailure().filter(failure -> failure instanceof Failure.Outdated).isEmpty()) {
        put.asFailure().ifPresent(failure -> LOG.debugf("Whom %s does not tell: %s", uid, failure));
        return;
      }
    }
  }
}
