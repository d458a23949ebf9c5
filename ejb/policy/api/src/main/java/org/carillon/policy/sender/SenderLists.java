package org.carillon.policy.sender;

import java.io.IOException;

/** The lists of accounts, cached in memory. */
public interface SenderLists {

  /**
   * Returns the list of an account.
   *
   * @throws IOException if the list cannot be read now
   */
  SenderList of(long account) throws IOException;
}
