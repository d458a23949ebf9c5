package org.carillon.protocol.imap.session;

/** Tells a client what it asked to be told of, while its session waits (RFC 5465). */
public interface RequestedNotifications extends AutoCloseable {

  /** What is told of the selected mailbox, also behind commands. */
  SelectedEvents ofSelected();

  /**
   * Tells from now on, while the session waits for what the client says next.
   *
   * @param idling whether an IDLE waits, which lets numbers change at any time (RFC 2177)
   */
  Waiting waiting(boolean idling);

  /** Tells nothing any more. */
  @Override
  void close();
}
