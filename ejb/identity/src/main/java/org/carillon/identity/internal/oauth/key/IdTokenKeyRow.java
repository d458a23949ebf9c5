package org.carillon.identity.internal.oauth.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a key pair, which is sealed. */
@Entity
@Table(name = "oauth_key")
public class IdTokenKeyRow {
  /** The key id, as clients see it (RFC 7517 §4.5). */
  @Id String id;

  String algorithm;

  /** The key pair as JSON (RFC 7517), sealed under the home key. */
  byte[] secret;

  Instant created;

  /** Returns the purpose for which the home key seals the pair. */
  String purpose() {
    return "oauth-key:" + id;
  }
}
