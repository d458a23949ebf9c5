package org.carillon.protocol.outbound;

/** How a conversation began. */
public sealed interface Opening {

  /** Messages may be handed over. */
  record Ready() implements Opening {}

  /**
   * The host will not talk now; another may.
   *
   * @param reply its reply, one line
   */
  record Unwilling(String reply) implements Opening {}
}
