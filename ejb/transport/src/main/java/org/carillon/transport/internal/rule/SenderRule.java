package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Mail;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.transport.internal.routing.SendingLimits;

/** Checks who may send with which reverse-path. */
@ApplicationScoped
public class SenderRule implements IntakeStage<Mail> {
  private static final Verdict SIGN_IN =
      new Verdict.Refused(530, "5.7.0", "Authentication required");
  private static final Verdict MALFORMED =
      new Verdict.Refused(553, "5.1.7", "Malformed sender address");
  private static final Verdict TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "Message size exceeds limit");

  private final OwnAddresses own;
  private final SendingLimits limits;

  @Inject
  public SenderRule(OwnAddresses own, SendingLimits limits) {
    this.own = own;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "sender";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Mail question) {
    IntakeSession session = question.session();
    ReversePath from = question.from();
    if (session.caller().isEmpty() && isSubmission(session.service())) {
      return SIGN_IN;
    }
    if (from.declaredSize() > limits.octets(session)) {
      return TOO_LARGE;
    }
    if (from.isNull()) {
      return Verdict.AGREED;
    }
    int at = from.address().lastIndexOf('@');
    if (at < 1 || at == from.address().length() - 1 || from.address().length() > 254) {
      return MALFORMED;
    }
    return session
        .caller()
        .filter(own::isChecked)
        .map(caller -> own.owns(caller, from.address()))
        .orElse(Verdict.AGREED);
  }

  private static boolean isSubmission(Service service) {
    return service == Service.SUBMISSION || service == Service.SUBMISSIONS;
  }
}
