package org.carillon.account.internal.homekey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which home key the sealed columns are sealed under. */
@Entity
@Table(name = "home_key")
class HomeKeyRow {
  @Id
  @Column(name = "only_row")
  boolean onlyRow = true;

  byte[] fingerprint;

  HomeKeyRow() {}

  HomeKeyRow(byte[] fingerprint) {
    this.fingerprint = fingerprint;
  }
}
