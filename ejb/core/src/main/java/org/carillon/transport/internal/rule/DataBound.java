package org.carillon.transport.internal.rule;

import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** A figure of a message that a setting bounds. */
abstract class DataBound implements IntakeStage<Data> {
  private final Settings settings;
  private final Setting<Long> most;
  private final Verdict.Refused tooMuch;

  DataBound(Settings settings, Setting<Long> most, Verdict.Refused tooMuch) {
    this.settings = settings;
    this.most = most;
    this.tooMuch = tooMuch;
  }

  /** The figure. */
  protected abstract long figure(Data question);

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Data question) {
    return figure(question) > settings.value(most) ? tooMuch : Verdict.AGREED;
  }
}
