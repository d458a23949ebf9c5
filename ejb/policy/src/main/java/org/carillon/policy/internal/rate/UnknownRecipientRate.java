package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.AddressRouting;
import org.carillon.contract.stage.AddressRouting.Routed;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.screening.ScreeningScope;

/**
 * Limits the number of unknown addresses that a client from outside can find out. Beyond it, the
 * client does not learn of any address whether it exists.
 */
@ApplicationScoped
class UnknownRecipientRate implements IntakeStage<Rcpt> {
  private final Rates rates;
  private final RateOffenceBans offences;
  private final ScreeningScope strangers;
  private final Addresses addresses;
  private final AddressRouting routing;

  @Inject
  UnknownRecipientRate(
      Rates rates,
      RateOffenceBans offences,
      ScreeningScope strangers,
      Addresses addresses,
      AddressRouting routing) {
    this.rates = rates;
    this.offences = offences;
    this.strangers = strangers;
    this.addresses = addresses;
    this.routing = routing;
  }

  @Override
  public String name() {
    return "unknown-recipients";
  }

  /** Runs before the recipient's own stage, which replies that an address does not exist. */
  @Override
  public Set<String> before() {
    return Set.of("recipient");
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Verdict judge(Rcpt question) {
    if (!strangers.include(question.session())) {
      return Verdict.AGREED;
    }
    InetAddress client = question.session().client();
    RateUnit one = RateUnit.of(RateLimit.CLIENT_UNKNOWN, NetworkPrefix.of(client).toString(), 1);
    Optional<Verdict> full = rates.full(one);
    if (full.isPresent()) {
      offences.count(client, RateLimit.CLIENT_UNKNOWN);
      return full.get();
    }
    if (routing.of(question.to().address()) instanceof Routed.Unchanged
        && addresses.mailTo(question.to().address()) instanceof Resolution.Unknown) {
      // There was room a moment ago. If another connection has used it up, that connection is
      // counted.
      Optional<Verdict> unused = rates.count(List.of(one));
    }
    return Verdict.AGREED;
  }
}
