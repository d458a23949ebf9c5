package org.carillon.protocol.imap;

import java.io.IOException;

/** What a verb does: reads its arguments, writes its untagged responses, answers. */
@FunctionalInterface
interface Command {

  /**
   * Carries the command out.
   *
   * @throws BadCommand when the arguments are not what the grammar wants; nothing was done then
   */
  Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException;
}
