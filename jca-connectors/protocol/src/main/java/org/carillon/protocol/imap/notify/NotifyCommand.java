package org.carillon.protocol.imap.notify;

import java.io.IOException;
import java.util.Optional;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** NOTIFY (RFC 5465): requests unsolicited notifications of changes. */
public final class NotifyCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    Optional<NotifyRequest> request = NotifyRequest.read(arguments);
    if (request.isEmpty()) {
      return NotifyEvent.badEvent();
    }
    return switch (Notifications.begin(session, request.get())) {
      case Notifications.Begun.Granted(var notifications) -> {
        session.notifyBy(notifications);
        yield Reply.ok("Notifications changed");
      }
      case Notifications.Begun.Refused(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
