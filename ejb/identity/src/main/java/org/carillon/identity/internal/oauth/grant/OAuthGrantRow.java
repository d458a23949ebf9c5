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

/** What a code was exchanged for; its tokens are good as long as it is. */
@Entity
@Table(name = "oauth_grant")
public class OAuthGrantRow {
  /** How exactly the last use is known: spares a write a sign-in. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  /** The code's own id, so that no code is exchanged twice. */
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "consent")
  OAuthConsentRow consent;

  /** With spaces between. */
  String scopes;

  /** Which refresh token is the last. */
  long generation;

  /** When that was made. */
  Instant refreshed;

  /** When its owner signed in. */
  Instant authenticated;

  Instant created;
  Instant used;
  String network;
  Instant expires;
  Instant ended;

  /** Names it. */
  public String id() {
    return id;
  }

  /** Whose. */
  public AccountRow account() {
    return consent.account;
  }

  /** Whom it was given. */
  public OAuthClientRow client() {
    return consent.client;
  }

  /** What it is for. */
  public List<OAuthScope> scopes() {
    return OAuthScope.all(List.of(scopes.split(" ")));
  }

  /** When its owner signed in. */
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
