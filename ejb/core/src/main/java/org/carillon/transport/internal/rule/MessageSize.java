package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** A message is no larger than is taken here. */
@ApplicationScoped
public class MessageSize implements IntakeStage<Data> {
  static final String NAME = "size";

  private static final Verdict TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "The message is larger than is taken here");

  private final Settings settings;

  /** By these settings. */
  @Inject
  public MessageSize(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Data question) {
    long octets = question.message().content().size();
    return octets > settings.value(IntakeSettings.MESSAGE_SIZE) ? TOO_LARGE : Verdict.AGREED;
  }
}
