package org.carillon.identity.internal.oauth.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key pair; sealed. */
@Entity
@Table(name = "oauth_key")
public class IdTokenKeyRow {
  /** As clients see it (RFC 7517 §4.5). */
  @Id String id;

  String algorithm;

  /** The pair as JSON (RFC 7517), sealed under the home key. */
  byte[] secret;

  Instant created;

  /** What the home's key is told. */
  String purpose() {
    return "oauth-key:" + id;
  }
}
