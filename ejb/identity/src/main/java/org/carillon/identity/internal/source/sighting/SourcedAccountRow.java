package org.carillon.identity.internal.source.sighting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What is known of an account from its source. */
@Entity
@Table(name = "sourced_account")
class SourcedAccountRow {
  @Id long account;
  long source;

  @Column(name = "known_as")
  String knownAs;

  Instant refreshed;

  /** The hash of the password that was last right there; null where none is kept. */
  String password;
}
