package org.carillon.transport.writing;

/**
 * What a message asks of who opens it (RFC 8098 §2.1).
 *
 * @param state whether the reader is to be asked
 * @param to where a receipt goes; empty where none is asked for
 * @param isElsewhere whether that is another address than the message came from: worth a look
 */
public record ReceiptRequest(State state, String to, boolean isElsewhere) {
  /** Nothing is asked, or it was answered, by whichever client. */
  public static final ReceiptRequest NONE = new ReceiptRequest(State.NONE, "", false);

  /** Whether there is something to do. */
  public enum State {
    /** Nothing. */
    NONE,
    /** The reader decides. */
    ASK,
    /** It was sent just now, as the reader's setting says. */
    SENT
  }
}
