package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.transport.internal.routing.SendingLimits;

/** Rejects messages with too many recipients. */
@ApplicationScoped
public class RecipientCount extends DataLimit {
  static final String NAME = "recipients";

  private static final Verdict.Refused TOO_MANY =
      new Verdict.Refused(554, "5.5.3", "Too many recipients");

  @Inject
  public RecipientCount(SendingLimits limits) {
    super(limits::recipients, TOO_MANY);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(MessageSize.NAME);
  }

  @Override
  protected long figure(Data question) {
    return question.envelope().to().size();
  }
}
