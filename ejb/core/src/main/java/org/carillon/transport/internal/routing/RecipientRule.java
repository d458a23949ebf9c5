package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.contract.stage.IntakeStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.QuotaCheck;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.IntakeSettings.OverQuota;

/** Whom a client may send to: everybody here, and with a sign-in everybody. */
@ApplicationScoped
public class RecipientRule implements IntakeStage<Rcpt> {

  private static final Refused NO_RELAY = new Refused(550, "5.7.1", "Relaying denied");

  private static final Deferred FULL_NOW = new Deferred(452, "4.2.2", "The mailbox is full");
  private static final Refused FULL = new Refused(552, "5.2.2", "The mailbox is full");

  private final Routes routes;
  private final TrustedNetworks trusted;
  private final QuotaCheck quotaCheck;
  private final Settings settings;

  @Inject
  public RecipientRule(
      Routes routes, TrustedNetworks trusted, QuotaCheck quotaCheck, Settings settings) {
    this.routes = routes;
    this.trusted = trusted;
    this.quotaCheck = quotaCheck;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "recipient";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Verdict judge(Rcpt question) {
    long octets = question.from().declaredSize();
    return switch (routes.of(question.to().address())) {
      case Route.Here(Resolution.Local account) -> full(account, octets).orElse(Verdict.AGREED);
      case Route.Away(String destination) ->
          mayRelay(question.session()) ? Verdict.AGREED : NO_RELAY;
      case Route.Closed(Refused why) -> why;
      case Route.Unclear(Deferred why) -> why;
    };
  }

  /** A full mailbox is said before the message is taken, not returned afterwards. */
  public Optional<Verdict> full(Resolution.Local account, long octets) {
    if (quotaCheck.has(account.domain(), account.account(), octets)) {
      return Optional.empty();
    }
    OverQuota policy =
        settings.value(
            IntakeSettings.OVER_QUOTA, Scope.account(account.domain(), account.account()));
    return Optional.of(
        switch (policy) {
          case DEFER -> FULL_NOW;
          case REFUSE -> FULL;
        });
  }

  /** LMTP delivers here or nowhere (RFC 2033 §5 forbids it as a relay). */
  private boolean mayRelay(IntakeSession session) {
    return session.service() != Service.LMTP
        && (session.caller().isPresent() || trusted.contain(session.client()));
  }
}
