package org.carillon.protocol.imap.session;

import java.io.IOException;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/**
 * What a command does: reads its arguments, writes its untagged responses, answers. What else the
 * session must know of it, it says itself.
 */
@FunctionalInterface
public interface Command {

  /**
   * Carries the command out.
   *
   * @throws BadCommand when the arguments are not what the grammar wants; nothing was done then
   */
  Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException;

  /** Whether it takes messages out of the selected mailbox. */
  default boolean removes() {
    return false;
  }

  /** Whether it may take the selected mailbox away from the client itself. */
  default boolean mayClose() {
    return false;
  }

  /** Whether it is to give a mailbox its name. */
  default boolean makesNames() {
    return false;
  }

  /** Whether it names messages by their numbers, which a client may give up (RFC 9586 §3). */
  default boolean takesNumbers() {
    return false;
  }

  /** Whether expunged messages may be announced at its end (RFC 3501 §7.4.1). */
  default boolean letsNumbersChange() {
    return true;
  }

  /** Whether it goes on until the client says DONE, and is answered then (RFC 2177). */
  default boolean endsWithDone() {
    return false;
  }
}
