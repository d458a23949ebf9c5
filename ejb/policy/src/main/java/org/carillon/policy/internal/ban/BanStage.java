package org.carillon.policy.internal.ban;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Mail;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;

/** Stops mail on connections that a client had opened before it was banned. */
@ApplicationScoped
class BanStage implements IntakeStage<Mail> {
  private static final Verdict SHUT_OUT =
      new Verdict.Refused(554, "5.7.1", "Your network is banned for a while");

  private final CurrentBans bans;

  @Inject
  BanStage(CurrentBans bans) {
    this.bans = bans;
  }

  @Override
  public String name() {
    return "ban";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Verdict judge(Mail question) {
    return bans.rest(question.session().client()).isPositive() ? SHUT_OUT : Verdict.AGREED;
  }
}
