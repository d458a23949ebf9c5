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
import org.carillon.identity.internal.application.VerifiedProgramCredential;
import org.carillon.identity.internal.certificate.ClientCertificates;
import org.carillon.identity.internal.oauth.grant.OAuthSignIns;
import org.carillon.identity.internal.oauth.grant.SealedTokens;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;
import org.carillon.identity.internal.token.BearerTokens;
import org.carillon.identity.internal.token.TokenRow;

/**
 * Signs in by credentials that cannot be guessed: tokens, certificates and the answers of identity
 * sources. Failures are therefore not counted. A ban still applies, because a key may be stolen.
 */
final class CredentialSignIns {
  private final BannedClients banned;
  private final SignInAuthorization admission;
  private final SignInRevocation validities;
  private final BearerTokens tokens;
  private final OAuthSignIns grants;
  private final ClientCertificates certificates;
  private final ReturnedBrowsers visited;
  private final TicketSignIns tickets;
  private final SecondFactorSignIns secondFactors;
  private final SourcePasswords sources;
  private final ApplicationWatches watches;

  CredentialSignIns(
      BannedClients banned,
      SignInAuthorization admission,
      SignInRevocation validities,
      BearerTokens tokens,
      OAuthSignIns grants,
      ClientCertificates certificates,
      ReturnedBrowsers visited,
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

  /** Signs in by a certificate, without second factor: its key is stronger than a password. */
  SignIn byCertificate(List<X509Certificate> chain, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInRevocation.Moment now = validities.now();
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
    SignInRevocation.Moment now = validities.now();
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
    SignInRevocation.Moment now = validities.now();
    return said(visited.look(visit), "", peer, now);
  }

  /** Signs in by a Kerberos ticket. It cannot be guessed: it was sealed by a key of this server. */
  SignIn byTicket(TicketExchange exchange, String authorization, Peer peer) {
    Duration ban = banned.rest(peer.address());
    if (ban.isPositive()) {
      return new SignIn.Barred(ban);
    }
    SignInRevocation.Moment now = validities.now();
    String other = tickets.authorization(exchange, authorization, peer);
    return said(tickets.look(exchange, peer), other, peer, now);
  }

  private SignIn said(
      ReturnedBrowsers.Look look, String authorization, Peer peer, SignInRevocation.Moment now) {
    return switch (look) {
      case ReturnedBrowsers.Known(Principal principal, boolean isEnough) ->
          Optional.of(principal)
              .filter(_ -> !isEnough)
              .flatMap(known -> secondFactors.asked(known, peer))
              .orElseGet(
                  () ->
                      admission.admit(
                          principal, authorization, peer, Proof.PASSWORD, now, Optional.empty()));
      case ReturnedBrowsers.Unknown() -> GuardedSignIns.WRONG;
      case ReturnedBrowsers.Refused() -> new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);
      case ReturnedBrowsers.Away() -> SignIns.SOURCE_AWAY;
    };
  }

  /** Signs in by an application password or an OAuth access token. */
  SignIn byProgram(
      VerifiedProgramCredential shown,
      String authorization,
      Peer peer,
      SignInRevocation.Moment read) {
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
