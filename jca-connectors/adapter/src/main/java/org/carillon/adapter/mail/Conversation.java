package org.carillon.adapter.mail;

import java.io.IOException;

/** A protocol's dialogue on a connection. */
@FunctionalInterface
interface Conversation {
  /**
   * Runs or resumes the dialogue.
   *
   * @return whether to resume it on another thread, because the client has fallen silent and this
   *     thread's stack is larger than waiting needs; false if it is over
   * @throws IOException when the connection breaks
   */
  boolean goOn() throws IOException;

  /** Returns one that stays on its thread from start to end. */
  static Conversation inOne(Whole whole) {
    return () -> {
      whole.run();
      return false;
    };
  }

  /** A dialogue from greeting to end in one call. */
  @FunctionalInterface
  interface Whole {
    void run() throws IOException;
  }
}
