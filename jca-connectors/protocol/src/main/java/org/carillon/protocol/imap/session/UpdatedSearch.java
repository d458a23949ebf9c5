package org.carillon.protocol.imap.session;

import java.io.IOException;

/** A search whose results are kept up to date for the client (RFC 5267 §4.3). */
public interface UpdatedSearch {
  /** The tag of the command that asked for it. */
  String tag();

  /** How many results it keeps. */
  int size();

  /** Tells which results are expunged, before the client is told that they are. */
  void expunged(Selected selected) throws IOException;

  /** Tells what messages that changed or came are results now, and which are no more. */
  void refresh(Selected selected) throws IOException;
}
