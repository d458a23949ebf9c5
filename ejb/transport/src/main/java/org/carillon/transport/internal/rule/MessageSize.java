package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.transport.internal.routing.SendingLimits;

/** Rejects messages larger than the limit. */
@ApplicationScoped
public class MessageSize extends DataLimit {
  static final String NAME = "size";

  private static final Verdict.Refused TOO_LARGE =
      new Verdict.Refused(552, "5.3.4", "Message size exceeds limit");

  @Inject
  public MessageSize(SendingLimits limits) {
    super(limits::octets, TOO_LARGE);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected long figure(Data question) {
    return question.message().content().size();
  }
}
