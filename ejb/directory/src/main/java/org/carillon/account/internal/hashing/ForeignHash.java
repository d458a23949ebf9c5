package org.carillon.account.internal.hashing;

import java.util.Optional;
import org.carillon.account.internal.hashing.scheme.HashCheck;
import org.carillon.account.internal.hashing.scheme.HashForms;

/**
 * A hash that another server made, kept until its owner signs in first: then there is one of our
 * own.
 *
 * @param text as it was given
 * @param check tells whether a password is its
 */
public record ForeignHash(String text, HashCheck check) implements StoredHash {
  /** It brings what memory it needs. */
  private static final PasswordHash.Cost NONE = new PasswordHash.Cost(8, 1);

  /** Reads a hash in one of the forms that {@link HashForms} knows. */
  public static Optional<ForeignHash> parse(String text) {
    return HashForms.read(text).map(check -> new ForeignHash(text, check));
  }

  @Override
  public boolean matches(String prepared, Argon2Memory memory) {
    return check.matches(prepared);
  }

  @Override
  public PasswordHash.Cost cost() {
    return NONE;
  }

  /** Leaves the hash out, so that no log can show it. */
  @Override
  public String toString() {
    return "ForeignHash[]";
  }
}
