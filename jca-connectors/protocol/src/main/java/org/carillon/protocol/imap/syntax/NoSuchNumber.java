package org.carillon.protocol.imap.syntax;

/**
 * A message number is named that there is not. That is BAD, as it is no number of a message (RFC
 * 3501 §9 {@code seq-number}), but a client need not be broken that says it: it may go on.
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
