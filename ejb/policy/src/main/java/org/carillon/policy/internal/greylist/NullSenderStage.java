package org.carillon.policy.internal.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;

/**
 * Greylists the null reverse-path after the message. A server that verifies a sender only asks
 * whether the address exists, and gets its answer at RCPT.
 */
@ApplicationScoped
class NullSenderStage implements IntakeStage<Data> {
  private final GreylistRule rule;

  @Inject
  NullSenderStage(GreylistRule rule) {
    this.rule = rule;
  }

  @Override
  public String name() {
    return "greylist-null";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Set<String> after() {
    return Set.of("size", "recipients");
  }

  @Override
  public Verdict judge(Data question) throws IOException, InterruptedException {
    Verdict said = Verdict.AGREED;
    if (question.envelope().from().isNull()) {
      // Judges all recipients, so that the retry is in time for each.
      for (ForwardPath to : question.envelope().to()) {
        Verdict verdict = rule.judge(question.session(), "", to.address());
        said = verdict instanceof Verdict.Accepted ? said : verdict;
      }
    }
    return said;
  }
}
