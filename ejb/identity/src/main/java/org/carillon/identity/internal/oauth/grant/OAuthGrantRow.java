package org.carillon.identity.internal.oauth.grant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.account.internal.AccountRow;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.oauth.OAuthScope;

/** A grant, for which a code was exchanged. Its tokens are valid as long as the grant is. */
@Entity
@Table(name = "oauth_grant")
public class OAuthGrantRow {
  /** The precision of the time of the last use. It saves a write at each sign-in. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  /** The id of the code, so that no code is exchanged twice. */
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "consent")
  OAuthConsentRow consent;

  String scopes;

  /** The generation of the last refresh token. */
  long generation;

  /** The time when the last refresh token was made. */
  Instant refreshed;

  /** The time when the owner signed in. */
  Instant authenticated;

  Instant created;
  Instant used;
  String network;
  Instant expires;
  Instant ended;

  public String id() {
    return id;
  }

  public AccountRow account() {
    return consent.account;
  }

  public OAuthClientRow client() {
    return consent.client;
  }

  public List<OAuthScope> scopes() {
    return OAuthScope.all(List.of(scopes.split(" ")));
  }

  /** Returns the time when the owner signed in. */
  public Instant authenticated() {
    return authenticated;
  }

  boolean isInForce(Instant now) {
    return ended == null && now.isBefore(expires);
  }

  void use(Instant now, String from) {
    if (used.plus(USE_GRAIN).isBefore(now)) {
      used = now;
      network = from;
    }
  }
}
