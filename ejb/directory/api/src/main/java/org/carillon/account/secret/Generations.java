package org.carillon.account.secret;

import java.util.OptionalLong;

/** Tells what was given to a browser or program before an account's password changed from later. */
public interface Generations {

  /**
   * A number that is another one after each change of the account's password, and after it was
   * signed out everywhere.
   *
   * @return empty when nobody may sign in to the account, or that can't be said now
   */
  OptionalLong of(long account);
}
