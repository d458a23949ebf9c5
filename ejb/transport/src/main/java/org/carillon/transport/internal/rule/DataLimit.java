package org.carillon.transport.internal.rule;

import java.util.function.ToLongFunction;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;

/** Rejects messages whose size, of some kind, exceeds a setting. */
abstract class DataLimit implements IntakeStage<Data> {
  private final ToLongFunction<IntakeSession> most;
  private final Verdict.Refused tooMuch;

  DataLimit(ToLongFunction<IntakeSession> most, Verdict.Refused tooMuch) {
    this.most = most;
    this.tooMuch = tooMuch;
  }

  /** Returns the size to check. */
  protected abstract long figure(Data question);

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Data question) {
    return figure(question) > most.applyAsLong(question.session()) ? tooMuch : Verdict.AGREED;
  }
}
