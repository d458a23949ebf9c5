package org.carillon.identity.source;

/** Whether an address that nobody has here is somebody's all the same, as a source knows. */
@FunctionalInterface
public interface NewcomerMail {

  /** What came of asking. */
  enum Outcome {
    /** An account was made; the address leads to it now. */
    MADE,
    /** No source knows it. */
    UNKNOWN,
    /** It can't be said now. */
    LATER
  }

  /**
   * Asks the sources of the domain that make accounts when mail comes. What is unknown is
   * remembered for a while.
   *
   * @param address as written, in a domain that is here
   */
  Outcome look(String address, long domain);
}
