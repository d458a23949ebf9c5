package org.carillon.protocol.imap.syntax;

/** Thrown for a well-formed string that no mailbox can have as its name (RFC 3501 §5.1.3). */
public final class MalformedMailboxName extends BadCommand {
  private static final long serialVersionUID = 1L;

  MalformedMailboxName() {
    super("Mailbox name is neither modified UTF-7 nor UTF-8");
  }

  /**
   * Returns a NO, since the grammar was kept; its code (RFC 5530) depends on the command.
   *
   * @param making whether the command gives a mailbox that name
   */
  public Reply reply(boolean making) {
    return Reply.no(making ? "CANNOT" : "NONEXISTENT", getMessage());
  }
}
