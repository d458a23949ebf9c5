package org.carillon.protocol.imap.syntax;

/**
 * A mailbox is named in octets that are no name's: a string as the grammar wants it, and no mailbox
 * has or gets such a name (RFC 3501 §5.1.3).
 */
public final class UnreadableName extends BadCommand {
  private static final long serialVersionUID = 1L;

  UnreadableName() {
    super("Mailbox name is neither modified UTF-7 nor UTF-8");
  }

  /**
   * The grammar was kept, so the answer is NO; its code (RFC 5530) depends on what was asked.
   *
   * @param making whether a mailbox was to get that name
   */
  public Reply reply(boolean making) {
    return Reply.no(making ? "CANNOT" : "NONEXISTENT", getMessage());
  }
}
