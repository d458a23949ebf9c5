package org.carillon.policy.filter;

import java.io.IOException;
import java.util.OptionalLong;

/** Looks up senders in the own lists. */
public interface ListedSenders {

  /**
   * Returns whether a sender is on the lists of the server or of a domain.
   *
   * @param allowed true to look for an entry that allows the sender, false for any other entry
   * @throws IOException if the lists cannot be read now
   */
  boolean has(OptionalLong domain, String sender, boolean allowed) throws IOException;
}
