package org.carillon.transport.writing;

/**
 * A message's request for a receipt (RFC 8098 §2.1).
 *
 * @param state whether the reader is to be asked
 * @param to where a receipt goes; empty without a request
 * @param isElsewhere whether that is not the address the message came from: suspicious
 */
public record ReceiptRequest(State state, String to, boolean isElsewhere) {
  /** Nothing is requested, or any client has answered it. */
  public static final ReceiptRequest NONE = new ReceiptRequest(State.NONE, "", false);

  /** The state of a request. */
  public enum State {
    /** No answer is due. */
    NONE,
    /** The reader decides. */
    ASK,
    /** A receipt was just sent, by the reader's setting. */
    SENT
  }
}
