package org.carillon.identity.internal.oauth.device;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.identity.internal.oauth.client.OAuthClientRow;
import org.carillon.identity.internal.oauth.grant.AuthorizationCode;
import org.carillon.identity.oauth.OAuthScope;

/** A device that waits; its own secret is sealed and not here. */
@Entity
@Table(name = "oauth_device")
public class OAuthDeviceRow {
  /** Becomes the grant's. */
  @Id String id;

  /** What its owner types. */
  String code;

  @ManyToOne(optional = false)
  @JoinColumn(name = "client")
  OAuthClientRow client;

  /** With spaces between. */
  String scopes;

  String network;
  Instant created;
  Instant expires;

  /** When it asked last. */
  Instant polled;

  /** Seconds that it has to wait between two questions. */
  long pause;

  /** Who let it in; null before. */
  Long account;

  /** The mark of that one's password. */
  long password;

  /** When that one signed in. */
  Instant authenticated;

  boolean refused;

  List<OAuthScope> scopes() {
    return OAuthScope.all(List.of(scopes.split(" ")));
  }

  /** What is exchanged once it was let in. */
  Optional<AuthorizationCode> exchanged(String issuer) {
    return Optional.ofNullable(account)
        .map(
            who ->
                new AuthorizationCode(
                    id,
                    who,
                    password,
                    client.client(),
                    "",
                    "",
                    scopes(),
                    "",
                    issuer,
                    authenticated));
  }
}
