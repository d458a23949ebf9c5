package org.carillon.listener.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A certificate with its key, sealed. */
@Entity
@Table(name = "certificate")
class CertificateRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  Long domain;

  @Column(name = "is_default")
  boolean isDefault;

  /** The chain in PEM, the certificate first. */
  String chain;

  byte[] key;
  Instant created;

  static String purpose(long id) {
    return "certificate:" + id;
  }
}
