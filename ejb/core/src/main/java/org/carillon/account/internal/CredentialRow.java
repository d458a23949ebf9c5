package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an account's sign-in is checked with. */
@Entity
@Table(name = "credential")
class CredentialRow {
  @Id long account;
  String password;
  byte[] secrets;

  /** When the password was set, or everybody was signed out: what open sessions rest on. */
  Instant changed;
}
