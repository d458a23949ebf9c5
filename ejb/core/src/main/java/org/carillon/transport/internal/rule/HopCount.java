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

/** A message that passed too many servers goes round in circles (RFC 5321 §6.3). */
@ApplicationScoped
public class HopCount implements IntakeStage<Data> {
  static final String NAME = "hops";

  private static final Verdict TOO_MANY =
      new Verdict.Refused(554, "5.4.6", "The message passed too many servers: a loop");

  private final Settings settings;

  /** By these settings. */
  @Inject
  public HopCount(Settings settings) {
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
    return Set.of(RecipientCount.NAME);
  }

  @Override
  public Verdict judge(Data question) {
    int hops = question.message().header().count("Received");
    return hops > settings.value(IntakeSettings.RECEIVED) ? TOO_MANY : Verdict.AGREED;
  }
}
