package org.carillon.audit.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.carillon.audit.AuditRecord;

/** A record in the audit log. */
@Entity
@Table(name = "audit")
class AuditRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  Instant at;
  String actor;
  String session;
  String action;
  String subject;
  Long domain;
  String before;
  String after;

  AuditRecord toRecord() {
    return new AuditRecord(
        id,
        at,
        actor,
        session,
        action,
        subject,
        Optional.ofNullable(before),
        Optional.ofNullable(after));
  }
}
