package org.carillon.protocol.imap.syntax;

/** The client broke the grammar: the command is answered BAD and the session goes on. */
public sealed class BadCommand extends Exception
    permits NoSuchNumber, UndefinedFilter, UnreadableName {
  private static final long serialVersionUID = 1L;

  public BadCommand(String why) {
    super(why, null, false, false);
  }

  /** What the client is answered. */
  public Reply reply() {
    return Reply.bad(getMessage());
  }

  public static BadCommand lineTooLong() {
    return new BadCommand("Command line too long");
  }

  /** Of RFC 9051 §9 {@code literal}, which is made of {@code CHAR8}. */
  public static BadCommand nul() {
    return new BadCommand("A literal has no NUL, only a literal8 has");
  }

  /** The client gave up message numbers and used one (RFC 9586 §3). */
  public static BadCommand numbersAreOff() {
    return new BadCommand("[UIDREQUIRED] Message numbers are off once UIDONLY is enabled");
  }
}
