package org.carillon.account.internal.hashing;

import java.util.Optional;

/** What a password is checked with: our own hash, or one that was brought from elsewhere. */
public sealed interface StoredHash permits PasswordHash, ForeignHash {

  /** Reads what {@link #text} said; empty if it is no hash that can be checked here. */
  static Optional<StoredHash> parse(String text) {
    return PasswordHash.parse(text).<StoredHash>map(own -> own).or(() -> ForeignHash.parse(text));
  }

  /** As it is kept. */
  String text();

  /**
   * Whether it is this password's; takes what the hash costs.
   *
   * @param memory holds what {@link #cost} says
   */
  boolean matches(String prepared, Argon2Memory memory);

  /** What is to be had ready for a check. */
  PasswordHash.Cost cost();
}
