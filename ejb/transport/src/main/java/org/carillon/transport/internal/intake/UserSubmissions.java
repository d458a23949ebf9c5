package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.transport.internal.dispatch.TraceId;
import org.carillon.transport.internal.intake.SubmissionKeys.State;
import org.carillon.transport.submission.ScheduledMail;
import org.carillon.transport.submission.Submission;
import org.carillon.transport.submission.Submissions;
import org.jboss.logging.Logger;

/** Submissions from within the server: sender, recipients and data are checked as for SMTP. */
@ApplicationScoped
class UserSubmissions implements Submissions {

  private static final Logger LOG = Logger.getLogger(UserSubmissions.class);

  /** The interval of checks on another try with the same key, and their number. */
  private static final long LOOK_MILLIS = 250;

  private static final int LOOKS = 120;

  private final Intake intake;
  private final SubmissionKeys keys;

  @Inject
  UserSubmissions(Intake intake, SubmissionKeys keys) {
    this.intake = intake;
    this.keys = keys;
  }

  @Override
  public Answer<String> submit(Caller caller, Submission submission) {
    return once(caller, session(caller), submission);
  }

  private static IntakeSession session(Caller caller) {
    return new IntakeSession(
        Service.WEB,
        InetAddress.getLoopbackAddress(),
        "",
        true,
        "",
        Optional.of(caller),
        caller.session(),
        Optional.empty());
  }

  private Answer<String> once(Caller caller, IntakeSession session, Submission submission) {
    if (submission.key().isEmpty() || !caller.hasAccount()) {
      return submit(session, submission, Optional.empty());
    }
    try {
      return switch (claimed(caller, submission.key().get())) {
        case State.Sent(String trace) -> new Answer.Done<>(trace);
        case State.Busy() ->
            Answer.failed(
                new Failure.TryLater(
                    "The same message is being sent at the moment. Try again later."));
        case State.Other() ->
            Answer.failed(
                new Failure.Taken(
                    "message",
                    "sent",
                    "The message has already been sent, in its previous version."));
        case State.Claimed claimed -> {
          try {
            yield submit(session, submission, Optional.of(claimed));
          } finally {
            release(claimed);
          }
        }
      };
    } catch (SQLException away) {
      LOG.errorf(away, "The keys of submissions of account %s can't be read", caller.account());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  /** Releases a claim. If that fails, it can be claimed again after its lease. */
  private void release(State.Claimed claimed) {
    try {
      keys.release(claimed);
    } catch (SQLException away) {
      LOG.warnf(
          away,
          "The key of a submission of account %s could not be released; it is held until its"
              + " lease ends",
          claimed.account());
    }
  }

  /** Waits, without a lock, for another try with the same key. */
  private State claimed(Caller caller, Submission.Key key) throws SQLException {
    State state = keys.claim(caller.account(), key);
    for (int looks = 0; looks < LOOKS && state instanceof State.Busy; looks++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
      state = keys.claim(caller.account(), key);
    }
    return state;
  }

  private Answer<String> submit(
      IntakeSession session, Submission submission, Optional<State.Claimed> claimed) {
    Envelope envelope = submission.envelope();
    return switch (intake.sender(session, envelope.from())) {
      case Refused refused -> Answer.failed(new Failure.NotAllowed("sender", refused.text()));
      case Deferred deferred -> Answer.failed(new Failure.TryLater(deferred.text()));
      case Accepted sender -> recipients(session, submission, claimed);
    };
  }

  @Override
  public long most() {
    return intake.mostOctets();
  }

  private Answer<String> recipients(
      IntakeSession session, Submission submission, Optional<State.Claimed> claimed) {
    Envelope envelope = submission.envelope();
    List<Failure.Invalid> refusals = new ArrayList<>();
    for (ForwardPath path : envelope.to()) {
      switch (intake.recipient(session, envelope.from(), path)) {
        case Accepted recipient -> {
          // Accepted.
        }
        case Refused refused ->
            refusals.add(new Failure.Invalid("to", "refused", refused.text(), path.address()));
        case Deferred deferred -> {
          return Answer.failed(new Failure.TryLater(deferred.text()));
        }
      }
    }
    return refusals.isEmpty()
        ? send(session, submission, claimed)
        : Answer.failed(new Failure.SeveralInvalid(refusals));
  }

  private Answer<String> send(
      IntakeSession session, Submission submission, Optional<State.Claimed> claimed) {
    Caller caller = session.caller().orElseThrow();
    Optional<Instant> notBefore = submission.notBefore().filter(Instant.now()::isBefore);
    if (notBefore.isPresent()
        && notBefore.get().isAfter(Instant.now().plus(ScheduledMail.FARTHEST))) {
      return Answer.failed(
          new Failure.Invalid(
              "when", "too-far", "Mail can be scheduled at most one year ahead.", ""));
    }
    String trace = TraceId.next();
    var copy =
        new OwnCopy(
            caller.account(),
            caller.name(),
            submission.copyTo(),
            notBefore,
            claimed.map(key -> keys.sent(key, trace)));
    MailData message;
    try {
      message = MailData.of(submission.message());
    } catch (IOException away) {
      LOG.errorf(away, "The spool of session %s can't be read", session.session());
      return Answer.failed(new Failure.TryLater("The message cannot be read at the moment."));
    }
    return switch (intake.accept(
        session, submission.envelope(), message, header -> Optional.of(trace), copy)) {
      case Accepted accepted -> new Answer.Done<>(trace);
      case Refused refused ->
          Answer.failed(new Failure.Invalid("message", "refused", refused.text()));
      case Deferred deferred -> Answer.failed(new Failure.TryLater(deferred.text()));
    };
  }
}
