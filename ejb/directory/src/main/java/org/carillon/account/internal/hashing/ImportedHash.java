package org.carillon.account.internal.hashing;

import java.util.Optional;
import org.carillon.account.internal.hashing.scheme.HashCheck;
import org.carillon.account.internal.hashing.scheme.HashForms;

/**
 * A hash that another server made. It is stored until the owner first signs in, and is then
 * replaced by a hash of our own.
 *
 * @param text the hash as it was given
 * @param check checks whether a password matches the hash
 */
public record ImportedHash(String text, HashCheck check) implements StoredHash {
  /** The cost for which memory is reserved; a foreign hash's check allocates its own memory. */
  private static final PasswordHash.Cost NONE = new PasswordHash.Cost(8, 1);

  /** Parses a hash in one of the formats that {@link HashForms} knows. */
  public static Optional<ImportedHash> parse(String text) {
    return HashForms.read(text).map(check -> new ImportedHash(text, check));
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
    return "ImportedHash[]";
  }
}
