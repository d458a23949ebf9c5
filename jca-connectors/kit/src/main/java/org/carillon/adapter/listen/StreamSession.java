package org.carillon.adapter.listen;

/** A session of a connection; its listener gives it a virtual thread. */
public interface StreamSession {

  /**
   * Goes on, from the first octet or from where it fell silent, until the connection is closed;
   * nothing escapes it.
   *
   * @return whether it only waits: then it is called again, on a new thread, since a virtual thread
   *     keeps the stack that it once grew to
   */
  boolean goOn();

  /** Asks it to end after what it is just doing. Returns at once; for any thread. */
  void stop();

  /** Whether it was of no use, though the client said something. */
  boolean isFutile();

  /** Octets received so far, decrypted. */
  long received();

  /** Octets sent so far, before encryption. */
  long sent();
}
