package org.carillon.identity.internal.source.visit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who came back from a source. */
@Entity
@Table(name = "source_visit")
class VisitRow {
  @Id String id;
  long source;
  long account;

  /** What the source calls him. */
  String subject;

  /** What the source calls his session there; empty where it does not say. */
  String session;

  /** Sealed. */
  byte[] hint;

  /** The web session that came of it; null until there is one. */
  String token;

  Instant created;
}
