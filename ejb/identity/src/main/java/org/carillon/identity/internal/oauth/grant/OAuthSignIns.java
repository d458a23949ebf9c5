package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.VerifiedProgramCredential;
import org.carillon.identity.oauth.OAuthScope;

/** Lets programs sign in by access tokens. */
@ApplicationScoped
public class OAuthSignIns {
  private final Transactions transactions;
  private final SealedTokens tokens;

  @Inject
  public OAuthSignIns(Transactions transactions, SealedTokens tokens) {
    this.transactions = transactions;
    this.tokens = tokens;
  }

  /** Returns the principal of an access token and the services that it opens. Notes the use. */
  public Optional<VerifiedProgramCredential> find(String token, Peer peer) {
    Instant now = Instant.now();
    return tokens
        .access(token, now)
        .flatMap(access -> transactions.write(entities -> credential(entities, access, peer, now)));
  }

  private static Optional<VerifiedProgramCredential> credential(
      EntityManager entities, SealedTokens.Access access, Peer peer, Instant now) {
    return Grants.inForce(entities, access.grant(), now)
        .filter(
            row -> row.client().mayActFor(Principal.of(entities, row.account()), access.scopes()))
        .map(
            row -> {
              row.use(now, ClientNetwork.of(peer.address()).toString());
              List<OAuthScope> allowed = row.client().value().scopes();
              return new VerifiedProgramCredential(
                  row.id,
                  Principal.of(entities, row.account()),
                  access.scopes().stream()
                      .filter(allowed::contains)
                      .flatMap(scope -> scope.services().stream())
                      .toList());
            });
  }
}
