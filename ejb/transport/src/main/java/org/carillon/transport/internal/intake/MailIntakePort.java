package org.carillon.transport.internal.intake;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.jboss.logging.Logger;

/** The adapter's access to {@link Intake}. An unexpected exception becomes "try again later". */
@MessageDriven(name = "MailIntakePort", messageListenerInterface = MailIntake.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailIntakePort implements MailIntake {

  private static final Logger LOG = Logger.getLogger(MailIntakePort.class);

  private static final Verdict.Deferred SURPRISE =
      new Verdict.Deferred(451, "4.3.0", "Internal server error, try again later");

  @Inject Intake intake;

  @Override
  public IntakeTerms terms(IntakeSession session) {
    return intake.terms(session);
  }

  @Override
  public Verdict connected(IntakeSession session) {
    return guarded(session, () -> intake.connected(session), SURPRISE);
  }

  @Override
  public Verdict greeted(IntakeSession session) {
    return guarded(session, () -> intake.greeted(session), SURPRISE);
  }

  @Override
  public Verdict sender(IntakeSession session, ReversePath from) {
    return guarded(session, () -> intake.sender(session, from), SURPRISE);
  }

  @Override
  public Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to) {
    return guarded(session, () -> intake.recipient(session, from, to), SURPRISE);
  }

  @Override
  public Spool spool(IntakeSession session, long declaredSize) {
    return intake.spool(session, declaredSize);
  }

  @Override
  public Verdict accept(IntakeSession session, Envelope envelope, MailData message) {
    return guarded(session, () -> intake.accept(session, envelope, message), SURPRISE);
  }

  @Override
  public List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message) {
    return guarded(
        session,
        () -> intake.deliver(session, envelope, message),
        Collections.nCopies(envelope.to().size(), SURPRISE));
  }

  @Override
  public void notTaken(
      IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer) {
    intake.notTaken(session, from, to, answer);
  }

  private static <T> T guarded(IntakeSession session, Supplier<T> call, T surprise) {
    try {
      return call.get();
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "Session %s met an unexpected error", session.session());
      return surprise;
    }
  }
}
