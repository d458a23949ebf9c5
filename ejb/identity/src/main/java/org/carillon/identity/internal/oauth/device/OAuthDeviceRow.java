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

/** The row of a device that waits. Its own secret is sealed in its code and is not stored. */
@Entity
@Table(name = "oauth_device")
public class OAuthDeviceRow {
  /** The id, which the grant will have. */
  @Id String id;

  String code;

  @ManyToOne(optional = false)
  @JoinColumn(name = "client")
  OAuthClientRow client;

  String scopes;

  String network;
  Instant created;
  Instant expires;

  Instant polled;

  /** The time that the device has to wait between two polls, in seconds. */
  long pause;

  /** The account that let it in; null before. */
  Long account;

  /** The mark of that account's password. */
  long password;

  /** The time when that account signed in. */
  Instant authenticated;

  boolean refused;

  List<OAuthScope> scopes() {
    return OAuthScope.all(List.of(scopes.split(" ")));
  }

  /** Returns the code to be exchanged, if the device was let in. */
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
