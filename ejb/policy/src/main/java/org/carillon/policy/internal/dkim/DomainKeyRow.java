package org.carillon.policy.internal.dkim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.internal.transaction.PolicyRow;

/** A domain's key with its sealed secret. */
@Entity
@Table(name = "dkim_key")
class DomainKeyRow implements PolicyRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  long domain;

  @Column(name = "signing_domain")
  String signingDomain;

  String name;

  /** The algorithm's name in key records. */
  String algorithm;

  /** A word of {@link DomainKeyState}. */
  String state;

  byte[] secret;
  String record;
  @Version long version = 1;
  Instant created;
  Instant activated;
  Instant retired;
  Instant due;

  @Override
  public long version() {
    return version;
  }

  static String purpose(long id) {
    return "dkim-key:" + id;
  }

  SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.ofKeyType(algorithm).orElseThrow();
  }

  DomainKeyState state() {
    return DomainKeyState.of(state);
  }

  /** Begins or ends to sign. The key is due soon. */
  void become(DomainKeyState next, Instant now) {
    switch (next) {
      case PREPARED -> {}
      case ACTIVE -> {
        activated = now;
        retired = null;
      }
      case RETIRED -> retired = now;
    }
    state = next.word();
    due = now;
  }

  DomainKey value() {
    return new DomainKey(
        id,
        domain,
        signingDomain,
        name,
        algorithm(),
        state(),
        record,
        version,
        created,
        Optional.ofNullable(activated),
        Optional.ofNullable(retired));
  }
}
