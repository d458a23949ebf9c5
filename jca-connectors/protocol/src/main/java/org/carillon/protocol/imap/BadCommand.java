package org.carillon.protocol.imap;

/** The client broke the grammar: the command is answered BAD and the session goes on. */
sealed class BadCommand extends Exception permits NoSuchNumber, UndefinedFilter, UnreadableName {
  private static final long serialVersionUID = 1L;

  BadCommand(String why) {
    super(why, null, false, false);
  }

  /** What the client is answered. */
  Reply reply() {
    return Reply.bad(getMessage());
  }

  static BadCommand lineTooLong() {
    return new BadCommand("Command line too long");
  }

  /** The client gave up message numbers and used one (RFC 9586 §3). */
  static BadCommand numbersAreOff() {
    return new BadCommand("[UIDREQUIRED] Message numbers are off once UIDONLY is enabled");
  }
}
