package org.carillon.protocol.imap;

import java.io.IOException;

/**
 * NAMESPACE (RFC 2342): the caller's own mailboxes, those of others, and among these the ones of
 * the domain's {@code public} account, which are everybody's.
 */
final class NamespaceCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("NAMESPACE ((\"\" \"/\")) ((\"~\" \"/\")) ((\"~public/\" \"/\"))");
    return Reply.ok("That is all");
  }
}
