package org.carillon.protocol.wire;

/**
 * Counts a client's commands in error, wrong passwords included. Before sign-in all errors count,
 * whatever the client sends between them. After sign-in only errors in a row count, since a session
 * may last for weeks and every client makes some. Used by the session's thread.
 */
public final class BadCommands {
  private final int most;
  private int count;

  /**
   * @param most the number at which a session ends
   */
  public BadCommands(int most) {
    this.most = most;
  }

  /** Counts an error; returns whether there are too many. */
  public boolean another() {
    return ++count >= most;
  }

  /** Resets the count, after a sign-in or after a later command that succeeded. */
  public void forget() {
    count = 0;
  }
}
