package org.carillon.policy.filter;

import java.io.IOException;
import java.util.OptionalLong;

/** Which senders are on own lists. */
public interface ListedSenders {

  /**
   * Whether a sender is on the lists of the server or of a domain.
   *
   * @param allowed whether by an entry that allows him, else by any other
   * @throws IOException when it can't be told now
   */
  boolean has(OptionalLong domain, String sender, boolean allowed) throws IOException;
}
