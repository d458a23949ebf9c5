package org.carillon.adapter.mail;

import java.io.IOException;

/** What is spoken on a connection. */
@FunctionalInterface
interface Conversation {
  /**
   * Goes on with it.
   *
   * @return whether it is to go on on another thread, because the client has fallen silent and this
   *     one's stack is larger than waiting needs; else it is over
   * @throws IOException when the connection breaks
   */
  boolean goOn() throws IOException;

  /** One that stays on its thread. */
  static Conversation inOne(Whole whole) {
    return () -> {
      whole.run();
      return false;
    };
  }

  /** From greeting to end. */
  @FunctionalInterface
  interface Whole {
    /** Speaks. */
    void run() throws IOException;
  }
}
