package org.carillon.protocol.imap.syntax;

/** Thrown when the client violates the grammar: the reply is BAD and the session goes on. */
public sealed class BadCommand extends Exception
    permits NoSuchNumber, UndefinedFilter, MalformedMailboxName {
  private static final long serialVersionUID = 1L;

  public BadCommand(String why) {
    super(why, null, false, false);
  }

  /** Returns the reply to the client. */
  public Reply reply() {
    return Reply.bad(getMessage());
  }

  public static BadCommand lineTooLong() {
    return new BadCommand("Command line too long");
  }

  /** Returns the error for a NUL in a {@code literal}, made of {@code CHAR8} (RFC 9051 §9). */
  public static BadCommand nul() {
    return new BadCommand("A NUL is allowed in literal8 only");
  }

  /** Returns the error for a client that gave up message numbers and used one (RFC 9586 §3). */
  public static BadCommand numbersAreOff() {
    return new BadCommand("[UIDREQUIRED] Message numbers are not allowed with UIDONLY enabled");
  }
}
