package org.carillon.account.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
