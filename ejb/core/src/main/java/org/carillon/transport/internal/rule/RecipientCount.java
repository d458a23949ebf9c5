package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** A message has no more recipients than it may. */
@ApplicationScoped
public class RecipientCount implements IntakeStage<Data> {
  static final String NAME = "recipients";

  private static final Verdict TOO_MANY =
      new Verdict.Refused(554, "5.5.3", "The message has too many recipients");

  private final Settings settings;

  /** By these settings. */
  @Inject
  public RecipientCount(Settings settings) {
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
  public Set<String> after() {
    return Set.of(MessageSize.NAME);
  }

  @Override
  public Verdict judge(Data question) {
    int recipients = question.envelope().to().size();
    return recipients > settings.value(IntakeSettings.RECIPIENTS) ? TOO_MANY : Verdict.AGREED;
  }
}
