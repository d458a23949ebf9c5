package org.carillon.identity.internal.oauth.grant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.carillon.account.internal.AccountRow;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.oauth.OAuthScope;

/** The row of an account's consent: the client that it let in, and the scopes. */
@Entity
@Table(name = "oauth_consent")
public class OAuthConsentRow {
  @Id String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account")
  AccountRow account;

  @ManyToOne(optional = false)
  @JoinColumn(name = "client")
  OAuthClientRow client;

  String scopes;

  Instant since;

  List<OAuthScope> scopes() {
    return OAuthScope.all(List.of(scopes.split(" ")));
  }
}
