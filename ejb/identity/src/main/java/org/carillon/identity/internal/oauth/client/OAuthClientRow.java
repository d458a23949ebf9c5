package org.carillon.identity.internal.oauth.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.VersionedRow;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;

/** The row of a client. It holds only the hash of the secret. */
@Entity
@Table(name = "oauth_client")
public class OAuthClientRow extends VersionedRow {
  private static final String PUBLIC = "public";
  private static final int MOST_ID = 100;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  String client;
  String name;

  @ManyToOne
  @JoinColumn(name = "domain")
  DomainRow domain;

  String kind;
  byte[] secret;

  String redirects;

  @Column(name = "logout_redirects")
  String logoutRedirects;

  String scopes;
  String grants;
  boolean consent;
  String algorithm;
  boolean enabled;

  /** The network from which the client registered itself; null if an administrator created it. */
  @Column(name = "registered_from")
  String registeredFrom;

  Instant created;

  protected OAuthClientRow() {}

  OAuthClientRow(OAuthClient wanted, DomainRow domain, Instant created) {
    this.client = wanted.id();
    this.domain = domain;
    this.kind = wanted.isPublic() ? PUBLIC : "confidential";
    this.created = created;
    name = wanted.name();
    redirects = String.join("\n", wanted.redirects());
    logoutRedirects = String.join("\n", wanted.logoutRedirects());
    scopes = String.join("\n", wanted.scopes().stream().map(OAuthScope::word).toList());
    grants = String.join("\n", wanted.grants().stream().map(OAuthGrantType::word).toList());
    consent = wanted.asks();
    algorithm = wanted.algorithm();
    enabled = wanted.enabled();
  }

  /** Returns the client with this client id, if it is in use. */
  public static Optional<OAuthClientRow> inUse(EntityManager entities, String client) {
    return named(entities, client).filter(OAuthClientRow::isInUse);
  }

  /** Returns whether the client and its domain are switched on. */
  public boolean isInUse() {
    return enabled && (domain == null || domain.isEnabled() && !domain.isDeleted());
  }

  private static Optional<OAuthClientRow> named(EntityManager entities, String client) {
    return client.isEmpty() || client.length() > MOST_ID || StoredText.isImpossible(client)
        ? Optional.empty()
        : entities
            .createQuery(
                "SELECT c FROM OAuthClientRow c LEFT JOIN FETCH c.domain WHERE c.client = :client",
                OAuthClientRow.class)
            .setParameter("client", client)
            .getResultStream()
            .findFirst();
  }

  public long id() {
    return id;
  }

  public String client() {
    return client;
  }

  /** Returns whether accounts of a domain may use it. */
  public boolean serves(long accountsDomain) {
    return domain == null || domain.id() == accountsDomain;
  }

  /**
   * Returns whether it may act for a principal. A domain's client may not act for a principal that
   * administers more than that domain: otherwise the domain's administrator could get all the
   * rights of its accounts (ADR 50).
   */
  public boolean mayActFor(Principal principal, List<OAuthScope> scopes) {
    return servesAll()
        || !OAuthScope.openServices(scopes)
        || new Rights.DomainAdministrator(principal.domain()).cover(principal.rights());
  }

  /** Returns whether it serves the accounts of all domains. */
  public boolean servesAll() {
    return domain == null;
  }

  /** Returns whether the secret is right. It never is for a public client. */
  public boolean isProvenBy(String shown) {
    return secret != null && MessageDigest.isEqual(secret, TokenRow.hash(shown));
  }

  public OAuthClient value() {
    return new OAuthClient(
        id,
        client,
        name,
        domain == null ? "" : domain.name(),
        kind.equals(PUBLIC),
        redirects.lines().toList(),
        logoutRedirects.lines().toList(),
        OAuthScope.all(scopes.lines().toList()),
        OAuthGrantType.all(grants.lines().toList()),
        consent,
        algorithm,
        enabled,
        version(),
        created);
  }
}
