package org.carillon.protocol.imap.session;

import java.io.IOException;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** Executes a command; its other methods tell the session its properties. */
@FunctionalInterface
public interface Command {

  /** Executes the command; throws {@link BadCommand} for bad grammar, having done nothing. */
  Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException;

  /** Returns whether it removes messages from the selected mailbox. */
  default boolean removes() {
    return false;
  }

  /** Returns whether it may itself close the selected mailbox. */
  default boolean mayClose() {
    return false;
  }

  /** Returns whether it gives a name to a mailbox. */
  default boolean makesNames() {
    return false;
  }

  /** Returns whether it takes message numbers, which a client may give up (RFC 9586 §3). */
  default boolean takesNumbers() {
    return false;
  }

  /** Returns whether expunges may be announced at its end (RFC 3501 §7.4.1). */
  default boolean letsNumbersChange() {
    return true;
  }

  /** Returns whether it runs until the client sends DONE, and is answered then (RFC 2177). */
  default boolean endsWithDone() {
    return false;
  }
}
