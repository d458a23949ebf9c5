package org.carillon.identity.internal.source.provisioning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of the data about an account that came from its source. */
@Entity
@Table(name = "sourced_account")
class SourcedAccountRow {
  @Id long account;
  long source;

  @Column(name = "known_as")
  String knownAs;

  Instant refreshed;

  /** The hash of the password that was last right at the source; null if none is stored. */
  String password;
}
