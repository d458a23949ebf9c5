package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.screening.ScreeningScope;

/** Limits the rate of connections from outside. */
@ApplicationScoped
class ConnectionRate implements IntakeStage<Connect> {
  private final Rates rates;
  private final RateOffenceBans offences;
  private final ScreeningScope strangers;

  @Inject
  ConnectionRate(Rates rates, RateOffenceBans offences, ScreeningScope strangers) {
    this.rates = rates;
    this.offences = offences;
    this.strangers = strangers;
  }

  @Override
  public String name() {
    return "connection-rate";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Verdict judge(Connect question) {
    if (!strangers.include(question.session())) {
      return Verdict.AGREED;
    }
    InetAddress client = question.session().client();
    Optional<Verdict> over =
        rates.count(
            List.of(
                RateUnit.of(RateLimit.CLIENT_CONNECTIONS, NetworkPrefix.of(client).toString(), 1)));
    over.ifPresent(told -> offences.count(client, RateLimit.CLIENT_CONNECTIONS));
    return over.orElse(Verdict.AGREED);
  }
}
