package org.carillon.protocol.wire;

/**
 * Counts a client's commands in error, password guesses among them. Those of a client that is not
 * signed in count all together, whatever it says between them: a stranger has only so many. Behind
 * sign-in those in a row count, since a session may last for weeks and no client is without fault.
 * Used by the session's thread.
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

  /** One more; answers whether that makes too many. */
  public boolean another() {
    return ++count >= most;
  }

  /** The client did well: it signed in, or what it asked for behind that was done. */
  public void forget() {
    count = 0;
  }
}
