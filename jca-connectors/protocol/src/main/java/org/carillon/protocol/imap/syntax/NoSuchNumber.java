package org.carillon.protocol.imap.syntax;

/**
 * Thrown for a message number that does not exist. The reply is BAD, as it is no message's number
 * (RFC 3501 §9 {@code seq-number}), but even a correct client may send it: it may go on.
 */
public final class NoSuchNumber extends BadCommand {
  private static final long serialVersionUID = 1L;

  public NoSuchNumber() {
    super("No message has that number");
  }

  @Override
  public Reply reply() {
    return new Reply(Reply.Condition.BAD, "", getMessage(), false);
  }
}
