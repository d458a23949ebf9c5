package org.carillon.identity.internal.source.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a user's return from a source. */
@Entity
@Table(name = "source_visit")
class VisitRow {
  @Id String id;
  long source;
  long account;

  /** The source's id of the user. */
  String subject;

  /** The source's id of the session there; empty if it gives none. */
  String session;

  /** The sealed hint for the sign-out. */
  byte[] hint;

  /** The web session that came of it; null until there is one. */
  String token;

  Instant created;
}
