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
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Visit;
import org.jboss.logging.Logger;

/** The adapter's door to {@link Intake}. A surprise behind it becomes "try again later". */
@MessageDriven(name = "MailIntakePort", messageListenerInterface = MailIntake.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailIntakePort implements MailIntake {

  private static final Logger LOG = Logger.getLogger(MailIntakePort.class);

  private static final Verdict.Deferred SURPRISE =
      new Verdict.Deferred(451, "4.3.0", "Something is wrong here, try again later");

  @Inject Intake intake;

  @Override
  public IntakeTerms terms(Visit visit) {
    return intake.terms(visit);
  }

  @Override
  public Verdict connected(Visit visit) {
    return guarded(visit, () -> intake.connected(visit), SURPRISE);
  }

  @Override
  public Verdict greeted(Visit visit) {
    return guarded(visit, () -> intake.greeted(visit), SURPRISE);
  }

  @Override
  public Verdict sender(Visit visit, ReversePath from) {
    return guarded(visit, () -> intake.sender(visit, from), SURPRISE);
  }

  @Override
  public Verdict recipient(Visit visit, ReversePath from, ForwardPath to) {
    return guarded(visit, () -> intake.recipient(visit, from, to), SURPRISE);
  }

  @Override
  public Spool spool(Visit visit, long declaredSize) {
    return intake.spool(visit, declaredSize);
  }

  @Override
  public Verdict accept(Visit visit, Envelope envelope, MailData message) {
    return guarded(visit, () -> intake.accept(visit, envelope, message), SURPRISE);
  }

  @Override
  public List<Verdict> deliver(Visit visit, Envelope envelope, MailData message) {
    return guarded(
        visit,
        () -> intake.deliver(visit, envelope, message),
        Collections.nCopies(envelope.to().size(), SURPRISE));
  }

  @Override
  public void notTaken(Visit visit, ReversePath from, List<ForwardPath> to, Verdict answer) {
    intake.notTaken(visit, from, to, answer);
  }

  private static <T> T guarded(Visit visit, Supplier<T> call, T surprise) {
    try {
      return call.get();
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "Session %s met a defect", visit.session());
      return surprise;
    }
  }
}
