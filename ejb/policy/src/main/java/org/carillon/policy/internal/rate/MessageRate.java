package org.carillon.policy.internal.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.net.NetworkPrefix;
import org.carillon.policy.screening.ScreeningScope;

/**
 * Limits the rates of messages and recipients of accounts, of their domains, and of mail from
 * outside by client, network and sender. It judges at DATA, since mail from a web page is judged
 * only there.
 */
@ApplicationScoped
class MessageRate implements IntakeStage<Data> {
  private static final int NETWORK_4 = 24;
  private static final int NETWORK_6 = 48;

  private final Rates rates;
  private final RateOffenceBans offences;
  private final ScreeningScope strangers;
  private final AccountSendingRates accounts;

  @Inject
  MessageRate(
      Rates rates,
      RateOffenceBans offences,
      ScreeningScope strangers,
      AccountSendingRates accounts) {
    this.rates = rates;
    this.offences = offences;
    this.strangers = strangers;
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Set<String> after() {
    return Set.of("size", "recipients", "authors", "hops");
  }

  @Override
  public Verdict judge(Data question) {
    Optional<Caller> account = question.session().caller().filter(Caller::hasAccount);
    if (account.isPresent()) {
      return accounts
          .count(account.get().account(), question.envelope().to().size())
          .orElse(Verdict.AGREED);
    }
    if (!strangers.include(question.session())) {
      return Verdict.AGREED;
    }
    Optional<Verdict> over = rates.count(ofStranger(question));
    over.ifPresent(told -> offences.count(question.session().client(), RateLimit.CLIENT_MESSAGES));
    return over.orElse(Verdict.AGREED);
  }

  private static List<RateUnit> ofStranger(Data question) {
    InetAddress client = question.session().client();
    NetworkPrefix own = NetworkPrefix.of(client);
    String address = own.toString();
    String network = own.within(own.isIpv6() ? NETWORK_6 : NETWORK_4).toString();
    long to = question.envelope().to().size();
    var measures = new ArrayList<RateUnit>();
    measures.add(RateUnit.of(RateLimit.CLIENT_MESSAGES, address, 1));
    measures.add(RateUnit.of(RateLimit.CLIENT_RECIPIENTS, address, to));
    measures.add(RateUnit.of(RateLimit.NETWORK_MESSAGES, network, 1));
    if (!question.envelope().from().isNull()) {
      String sender = question.envelope().from().address().toLowerCase(Locale.ROOT);
      measures.add(RateUnit.of(RateLimit.SENDER_MESSAGES, sender, 1));
      measures.add(RateUnit.of(RateLimit.SENDER_RECIPIENTS, sender, to));
    }
    return measures;
  }
}
