package org.carillon.protocol.imap.session;

/** Sends a client its requested notifications while its session waits (RFC 5465). */
public interface RequestedNotifications extends AutoCloseable {

  /** Returns the events of the selected mailbox, also for the end of commands. */
  SelectedEvents ofSelected();

  /** Starts sending until the client's input; in IDLE numbers may change any time (RFC 2177). */
  Waiting waiting(boolean idling);

  /** Stops sending notifications. */
  @Override
  void close();
}
