package org.carillon.protocol.imap;

/**
 * A message number is named that there is not. That is BAD, as it is no number of a message (RFC
 * 3501 §9 {@code seq-number}), but a client need not be broken that says it: it may go on.
 */
final class NoSuchNumber extends BadCommand {
  private static final long serialVersionUID = 1L;

  NoSuchNumber() {
    super("No message has that number");
  }

  @Override
  Reply reply() {
    return new Reply(Reply.Condition.BAD, "", getMessage(), false);
  }
}
