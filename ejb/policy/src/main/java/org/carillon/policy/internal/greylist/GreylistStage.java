package org.carillon.policy.internal.greylist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;

/** Greylists at RCPT, except the null reverse-path, which {@link NullSenderStage} greylists. */
@ApplicationScoped
class GreylistStage implements IntakeStage<Rcpt> {
  private final GreylistRule rule;

  @Inject
  GreylistStage(GreylistRule rule) {
    this.rule = rule;
  }

  @Override
  public String name() {
    return "greylist";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  /** Runs after the stages that may refuse the recipient, so that nothing is stored for those. */
  @Override
  public Set<String> after() {
    return Set.of("recipient", "filter");
  }

  @Override
  public Verdict judge(Rcpt question) throws IOException, InterruptedException {
    return question.from().isNull()
        ? Verdict.AGREED
        : rule.judge(question.session(), question.from().address(), question.to().address());
  }
}
