package org.carillon.protocol.imap.folders;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** NAMESPACE (RFC 2342): one's own mailboxes, others', among them {@code public}'s shared ones. */
public final class NamespaceCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("NAMESPACE ((\"\" \"/\")) ((\"~\" \"/\")) ((\"~public/\" \"/\"))");
    return Reply.ok("Completed");
  }
}
