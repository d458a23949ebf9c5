package org.carillon.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeAnswer;
import org.carillon.contract.mail.Visit;
import org.carillon.contract.net.Service;

/** Whom a client may send to: everybody here, and with a sign-in everybody. */
@ApplicationScoped
class RecipientRule {

  private static final IntakeAnswer.Accepted OK = new IntakeAnswer.Accepted("Recipient ok");
  private static final IntakeAnswer.Refused NO_RELAY =
      new IntakeAnswer.Refused(550, "5.7.1", "Relaying denied");

  private final Routes routes;
  private final TrustedNetworks trusted;

  @Inject
  RecipientRule(Routes routes, TrustedNetworks trusted) {
    this.routes = routes;
    this.trusted = trusted;
  }

  IntakeAnswer check(Visit visit, ForwardPath to) {
    return switch (routes.of(to.address())) {
      case Route.Here(var account) -> OK;
      case Route.Away(String destination) -> mayRelay(visit) ? OK : NO_RELAY;
      case Route.Closed(IntakeAnswer.Refused why) -> why;
      case Route.Unclear(IntakeAnswer.Deferred why) -> why;
    };
  }

  /** LMTP delivers here or nowhere (RFC 2033 §5 forbids it as a relay). */
  private boolean mayRelay(Visit visit) {
    return visit.service() != Service.LMTP
        && (visit.caller().isPresent() || trusted.contain(visit.client()));
  }
}
