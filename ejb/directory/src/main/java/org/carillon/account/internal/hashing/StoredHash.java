package org.carillon.account.internal.hashing;

import java.util.Optional;

/** The stored hash of a password: our own, or one from another server. */
public sealed interface StoredHash permits PasswordHash, ImportedHash {

  /** Parses the result of {@link #text}; empty if it can't be checked here. */
  static Optional<StoredHash> parse(String text) {
    return PasswordHash.parse(text).<StoredHash>map(own -> own).or(() -> ImportedHash.parse(text));
  }

  String text();

  /**
   * Returns whether the hash matches a password. This takes as long as computing the hash.
   *
   * @param memory memory that is large enough for {@link #cost}
   */
  boolean matches(String prepared, Argon2Memory memory);

  /** Returns the cost for which a check needs memory. */
  PasswordHash.Cost cost();
}
