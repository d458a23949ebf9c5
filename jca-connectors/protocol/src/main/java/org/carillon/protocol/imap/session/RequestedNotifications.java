package org.carillon.protocol.imap.session;

/** Sends a client its requested notifications while its session waits (RFC 5465). */
public interface RequestedNotifications extends AutoCloseable {

  /** Returns the events of the selected mailbox, also for the end of commands. */
  SelectedEvents ofSelected();

  /**
   * Starts sending while the session waits for the client's next input.
   *
   * @param idling whether it is an IDLE, in which numbers may change at any time (RFC 2177)
   */
  Waiting waiting(boolean idling);

  /** Stops sending notifications. */
  @Override
  void close();
}
