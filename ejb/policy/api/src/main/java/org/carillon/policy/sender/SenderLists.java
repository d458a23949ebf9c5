package org.carillon.policy.sender;

import java.io.IOException;

/** The lists of accounts, in memory while they are asked for. */
public interface SenderLists {

  /**
   * An account's.
   *
   * @throws IOException when that can't be told now
   */
  SenderList of(long account) throws IOException;
}
