package org.carillon.protocol.imap.session;

import java.io.IOException;

/** A search whose results are kept up to date for the client (RFC 5267 §4.3). */
public interface UpdatedSearch {
  /** The tag of the command that asked for it. */
  String tag();

  /** Returns the number of results it keeps. */
  int size();

  /** Reports expunged results, before the expunges themselves. */
  void expunged(Selected selected) throws IOException;

  /** Reports changed and new messages that became results, and those that no longer are. */
  void refresh(Selected selected) throws IOException;
}
