package org.carillon.account.internal.homekey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The fingerprint of the home key under which the sealed columns are sealed. */
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
