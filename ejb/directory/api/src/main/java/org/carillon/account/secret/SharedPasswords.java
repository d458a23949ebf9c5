package org.carillon.account.secret;

import java.util.Optional;

/** Passwords that are no account's: those of addresses that people give to others. */
public interface SharedPasswords {

  /**
   * What is kept of one.
   *
   * @return empty when nothing could be that password, or too many are computed now
   */
  Optional<String> hash(String typed);

  /**
   * Whether it is the one; takes as long whatever it is.
   *
   * @param hash what was kept
   * @return empty when too many are computed now
   */
  Optional<Boolean> matches(String hash, String typed);
}
