package org.carillon.protocol.imap;

/** The client broke the grammar: the command is answered BAD and the session goes on. */
final class BadCommand extends Exception {
  private static final long serialVersionUID = 1L;

  BadCommand(String why) {
    super(why, null, false, false);
  }
}
