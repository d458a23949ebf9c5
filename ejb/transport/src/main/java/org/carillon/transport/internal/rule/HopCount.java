package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** Rejects messages with too many Received fields, which are in a loop (RFC 5321 §6.3). */
@ApplicationScoped
public class HopCount extends DataLimit {
  static final String NAME = "hops";

  private static final Verdict.Refused TOO_MANY =
      new Verdict.Refused(554, "5.4.6", "Mail loop detected: too many Received fields");

  @Inject
  public HopCount(Settings settings) {
    super(session -> settings.value(IntakeSettings.RECEIVED), TOO_MANY);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(RecipientCount.NAME);
  }

  @Override
  protected long figure(Data question) {
    return question.message().header().count("Received");
  }
}
