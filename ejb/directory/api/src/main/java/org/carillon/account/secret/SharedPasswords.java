package org.carillon.account.secret;

import java.util.Optional;

/** Hashes and checks passwords of addresses that people give to others. */
public interface SharedPasswords {

  /**
   * Returns the hash of a password, for storage.
   *
   * @return the hash, or empty if the text can't be a password or too many hashes are being
   *     computed
   */
  Optional<String> hash(String typed);

  /**
   * Returns whether a password matches a hash. The time it takes doesn't depend on the result.
   *
   * @param hash the stored hash
   * @return empty if too many hashes are being computed
   */
  Optional<Boolean> matches(String hash, String typed);
}
