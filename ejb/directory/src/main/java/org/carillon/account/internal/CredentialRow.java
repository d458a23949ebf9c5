package org.carillon.account.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The password hash and the secrets against which an account's sign-in is checked. */
@Entity
@Table(name = "credential")
public class CredentialRow {
  @Id long account;
  String password;
  byte[] secrets;

  /** The later of the times of setting the password and signing out everywhere. */
  Instant changed;

  @Column(name = "password_set")
  Instant passwordSet = Instant.now().truncatedTo(ChronoUnit.MICROS);

  /** The time at which the owner was told that the password expires; null if not yet. */
  @Column(name = "password_end_told")
  Instant passwordEndTold;

  public Instant passwordSet() {
    return passwordSet;
  }

  /** Returns the time at which the owner was told that the password expires; empty if not yet. */
  public Optional<Instant> passwordEndTold() {
    return Optional.ofNullable(passwordEndTold);
  }

  /** Records that the owner was told that the password expires. */
  public void tellPasswordEnd(Instant now) {
    passwordEndTold = now;
  }

  public long account() {
    return account;
  }

  public String password() {
    return password;
  }

  /** Returns the secrets that are sealed under the home key; empty for none. */
  public Optional<byte[]> secrets() {
    return Optional.ofNullable(secrets);
  }

  public Instant changed() {
    return changed;
  }

  /** Signs the account out everywhere, which invalidates what depends on {@link #changed}. */
  public void signOut() {
    changed = Instant.now();
  }
}
