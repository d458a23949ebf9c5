package org.carillon.account.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an account's sign-in is checked with. */
@Entity
@Table(name = "credential")
public class CredentialRow {
  @Id long account;
  String password;
  byte[] secrets;

  /** When the password was set, or everybody was signed out: what open sessions rest on. */
  Instant changed;

  /** When the password was set. */
  @Column(name = "password_set")
  Instant passwordSet = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** When its owner was written to that it ends; null for not yet. */
  @Column(name = "password_end_told")
  Instant passwordEndTold;

  /** When the password was set. */
  public Instant passwordSet() {
    return passwordSet;
  }

  /** When its owner was written to that it ends; empty for not yet. */
  public Optional<Instant> passwordEndTold() {
    return Optional.ofNullable(passwordEndTold);
  }

  /** Notes that its owner is written to. */
  public void tellPasswordEnd(Instant now) {
    passwordEndTold = now;
  }

  public long account() {
    return account;
  }

  public String password() {
    return password;
  }

  /** What is kept under the home's key; empty for nothing. */
  public Optional<byte[]> secrets() {
    return Optional.ofNullable(secrets);
  }

  public Instant changed() {
    return changed;
  }

  /** Ends what rests on it: everybody is signed out. */
  public void signOut() {
    changed = Instant.now();
  }
}
