package org.carillon.adapter.listen;

/** A session of a connection. Its listener gives it a virtual thread. */
public interface StreamSession {

  /**
   * Starts the session, or resumes it after a silence, until the connection is closed. It throws
   * nothing.
   *
   * @return whether it only waits: it is then called again on a new thread, since a virtual thread
   *     keeps the largest stack that it once had
   */
  boolean goOn();

  /** Asks the session to end after the current command. Returns at once; any thread may call it. */
  void stop();

  /** Returns whether it was of no use, though the client sent something. */
  boolean isFutile();

  /** Octets received so far, decrypted. */
  long received();

  /** Octets sent so far, before encryption. */
  long sent();
}
