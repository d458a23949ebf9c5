package org.carillon.look.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.carillon.look.LookFile;

/** A row of {@code look_file}, a file for the pages. */
@Entity
@Table(name = "look_file")
class LookFileRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_id")
  long id;

  @Enumerated(EnumType.STRING)
  LookFile.Kind kind;

  /** The id of the domain that owns it; null for the server. */
  Long domain;

  String name;
  String type;
  String digest;
  byte[] content;
  Instant uploaded;

  protected LookFileRow() {}

  LookFileRow(LookFile.Kind kind, Long domain, String name) {
    this.kind = kind;
    this.domain = domain;
    this.name = name;
  }

  void hold(String type, byte[] content) {
    this.type = type;
    this.content = content;
    this.digest = FileDigest.of(content);
    this.uploaded = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
