package org.carillon.transport.internal.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.carillon.transport.ScheduledMail;
import org.carillon.transport.Submission;
import org.carillon.transport.Submissions;
import org.carillon.transport.internal.dispatch.TraceId;
import org.jboss.logging.Logger;

/** Submissions from within: the same three questions that an SMTP client's session asks. */
@ApplicationScoped
class UserSubmissions implements Submissions {

  private static final Logger LOG = Logger.getLogger(UserSubmissions.class);

  private final Intake intake;

  @Inject
  UserSubmissions(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Answer<String> submit(Caller caller, Submission submission) {
    var session =
        new IntakeSession(
            Service.WEB,
            InetAddress.getLoopbackAddress(),
            "",
            true,
            "",
            Optional.of(caller),
            caller.session());
    Envelope envelope = submission.envelope();
    return switch (intake.sender(session, envelope.from())) {
      case Refused refused -> Answer.failed(new Failure.NotAllowed("sender", refused.text()));
      case Deferred deferred -> Answer.failed(new Failure.TryLater(deferred.text()));
      case Accepted sender -> recipients(session, submission);
    };
  }

  @Override
  public long most() {
    return intake.mostOctets();
  }

  private Answer<String> recipients(IntakeSession session, Submission submission) {
    Envelope envelope = submission.envelope();
    List<Failure.Invalid> refusals = new ArrayList<>();
    for (ForwardPath path : envelope.to()) {
      switch (intake.recipient(session, envelope.from(), path)) {
        case Accepted recipient -> {
          // Served.
        }
        case Refused refused ->
            refusals.add(new Failure.Invalid("to", "refused", refused.text(), path.address()));
        case Deferred deferred -> {
          return Answer.failed(new Failure.TryLater(deferred.text()));
        }
      }
    }
    return refusals.isEmpty()
        ? send(session, submission)
        : Answer.failed(new Failure.SeveralInvalid(refusals));
  }

  private Answer<String> send(IntakeSession session, Submission submission) {
    Caller caller = session.caller().orElseThrow();
    Optional<Instant> notBefore = submission.notBefore().filter(Instant.now()::isBefore);
    if (notBefore.isPresent()
        && notBefore.get().isAfter(Instant.now().plus(ScheduledMail.FARTHEST))) {
      return Answer.failed(
          new Failure.Invalid("when", "too-far", "Mail is sent at most a year ahead.", ""));
    }
    var copy = new OwnCopy(caller.account(), caller.name(), submission.copyTo(), notBefore);
    String trace = TraceId.next();
    MailData message;
    try {
      message = MailData.of(submission.message());
    } catch (IOException away) {
      LOG.errorf(away, "The spool of session %s can't be read", session.session());
      return Answer.failed(new Failure.TryLater("The message can't be read now, try again later"));
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
