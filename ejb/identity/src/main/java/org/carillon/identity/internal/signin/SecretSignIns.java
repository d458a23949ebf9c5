package org.carillon.identity.internal.signin;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.net.BannedClients;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.ApplicationWatches;
import org.carillon.identity.internal.application.ProgramCredential;
import org.carillon.identity.internal.certificate.ClientCertificates;
import org.carillon.identity.internal.oauth.grant.OAuthSignIns;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;
import org.carillon.identity.internal.token.BearerTokens;
import org.carillon.identity.internal.token.TokenRow;

/**
 * Signs in by credentials that cannot be guessed: tokens, certificates and the answers of identity
 * sources. Failures are therefore not counted. A ban still applies to these credentials, because a
 * key may be stolen.
 */
final class SecretSignIns {
  private final BannedClients banned;
  private final Admissions admission;
  private final SignInValidities validities;
  private final BearerTokens tokens;
  private final OAuthSignIns grants;
  private final ClientCertificates certificates;
  private final VisitedSources visited;
  private final TicketSignIns tickets;
  private final SecondFactorSignIns secondFactors;
  private final SourcePasswords sources;
  private final ApplicationWatches watches;

  SecretSignIns(
      BannedClients banned,
      Admissions admission,
      SignInValidities validities,
      BearerTokens tokens,
      OAuthSignIns grants,
      ClientCertificates certificates,
      VisitedSources visited,
      TicketSignIns tickets,
      SecondFactorSignIns secondFactors,
      SourcePasswords sources,
      ApplicationWatches watches) {
    this.banned = banned;
    this.admission = admission;
    this.validities = validities;
    this.tokens = tokens;
    this.grants = grants;
    this.certificates = certificates;
    this.visited = visited;
    this.tickets = tickets;
    this.secondFactors = secondFactors;
    this.sources = sources;
    this.watches = watches;
  }

  /**
   * Signs in by a certificate. No second factor is asked for, because the certificate's key is
   * stronger than a password.
   */
  SignIn byCertificate(List<X509Certificate> chain, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = validities.now();
    return certificates
        .of(chain)
        .map(
            principal ->
                sources.isKnown(principal)
                    ? admission.admit(
                        principal, authorization, peer, Proof.TOKEN, now, Optional.empty())
                    : new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED))
        .orElse(GuardedSignIns.WRONG);
  }

  /** Signs in by a bearer token or the session of a browser. */
  SignIn byToken(String value, TokenRow.Kind kind, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = validities.now();
    if (kind == TokenRow.Kind.BEARER && SealedTokens.isAccess(value)) {
      return grants
          .find(value, peer)
          .map(shown -> byProgram(shown, authorization, peer, now))
          .orElse(GuardedSignIns.WRONG);
    }
    return tokens
        .principal(value, kind)
        .map(
            principal ->
                kind == TokenRow.Kind.BEARER && !sources.isKnown(principal)
                    ? new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED)
                    : admission.admit(
                        principal, authorization, peer, kind.proof(), now, Optional.empty()))
        .orElse(GuardedSignIns.WRONG);
  }

  /** Signs in by a visit to a source. It cannot be guessed, because its note was sealed here. */
  SignIn byVisit(Credentials.Visit visit, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = validities.now();
    return said(visited.look(visit), "", peer, now);
  }

  /**
   * Signs in by a Kerberos ticket. It cannot be guessed, because it was sealed by a key of this
   * server.
   */
  SignIn byTicket(TicketExchange exchange, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInValidities.Moment now = validities.now();
    String other = tickets.authorization(exchange, authorization, peer);
    return said(tickets.look(exchange, peer), other, peer, now);
  }

  private SignIn said(
      VisitedSources.Look look, String authorization, Peer peer, SignInValidities.Moment now) {
    return switch (look) {
      case VisitedSources.Known(Principal principal, boolean isEnough) ->
          Optional.of(principal)
              .filter(_ -> !isEnough)
              .flatMap(known -> secondFactors.asked(known, peer))
              .orElseGet(
                  () ->
                      admission.admit(
                          principal, authorization, peer, Proof.PASSWORD, now, Optional.empty()));
      case VisitedSources.Unknown() -> GuardedSignIns.WRONG;
      case VisitedSources.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case VisitedSources.Away() -> SignIns.SOURCE_AWAY;
    };
  }

  /** Signs in by an application password or an OAuth access token. */
  SignIn byProgram(
      ProgramCredential shown, String authorization, Peer peer, SignInValidities.Moment read) {
    if (!shown.opens(peer) || !sources.isKnown(shown.principal())) {
      return new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
    }
    SignIn answer =
        admission.admit(
            shown.principal(), authorization, peer, Proof.TOKEN, read, Optional.empty());
    return answer instanceof SignIn.Admitted(Caller caller, var validity, var proof)
        ? new SignIn.Admitted(caller, watches.with(shown.id(), validity), proof)
        : answer;
  }
}
