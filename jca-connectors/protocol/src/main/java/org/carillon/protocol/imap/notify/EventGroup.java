package org.carillon.protocol.imap.notify;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.protocol.imap.fetch.FetchItems;
import org.carillon.protocol.imap.fetch.FetchRun;
import org.carillon.protocol.imap.session.NewMessages;
import org.carillon.protocol.imap.session.SelectedEvents;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.MailboxFilter;

/**
 * Some mailboxes and the events that a client requests for them (RFC 5465 §3.1).
 *
 * @param events the events; empty for none
 * @param ofNew the items to fetch of new messages in the selected mailbox
 */
record EventGroup(MailboxFilter filter, Set<NotifyEvent> events, Optional<FetchItems> ofNew) {

  /** Reads a group; empty if it requests an event that is not offered. */
  static Optional<EventGroup> read(Arguments arguments) throws BadCommand, IOException {
    arguments.expect('(');
    MailboxFilter filter = MailboxFilter.read(arguments);
    arguments.expect(' ');
    Set<NotifyEvent> events = EnumSet.noneOf(NotifyEvent.class);
    Optional<FetchItems> ofNew = Optional.empty();
    if (!arguments.takeWord("NONE")) {
      arguments.expect('(');
      boolean more = true;
      while (more) {
        Optional<NotifyEvent> event = NotifyEvent.named(arguments.atom());
        if (event.isEmpty()) {
          return Optional.empty();
        }
        events.add(event.get());
        more = arguments.take(' ');
        if (more && arguments.peek() == '(') {
          if (event.get() != NotifyEvent.MESSAGE_NEW) {
            throw new BadCommand("Fetch items are allowed for MessageNew only");
          }
          ofNew = Optional.of(FetchItems.read(arguments));
          more = arguments.take(' ');
        }
      }
      arguments.expect(')');
    }
    arguments.expect(')');
    EventGroup group = new EventGroup(filter, events, ofNew);
    group.check();
    return Optional.of(group);
  }

  /** Checks that events that need each other come together (RFC 5465 §5.2, §5.3, §6.1). */
  private void check() throws BadCommand {
    if (has(NotifyEvent.MESSAGE_NEW) != has(NotifyEvent.MESSAGE_EXPUNGE)) {
      throw new BadCommand("MessageNew and MessageExpunge must be given together");
    }
    if (has(NotifyEvent.FLAG_CHANGE) && !has(NotifyEvent.MESSAGE_NEW)) {
      throw new BadCommand("FlagChange requires MessageNew and MessageExpunge");
    }
    if (ofSelected() && !events.stream().allMatch(NotifyEvent::ofMessages)) {
      throw new BadCommand("Only message events are allowed for the selected mailbox");
    }
    if (!ofSelected() && ofNew.isPresent()) {
      throw new BadCommand("Fetch items are allowed for the selected mailbox only");
    }
  }

  /** Returns the events that the group requests for the selected mailbox. */
  SelectedEvents asSelectedEvents() {
    return new SelectedEvents(
        has(NotifyEvent.MESSAGE_NEW),
        has(NotifyEvent.FLAG_CHANGE),
        filter instanceof MailboxFilter.Selected(boolean delayed) && !delayed,
        ofNew.map(EventGroup::fetching));
  }

  private static NewMessages fetching(FetchItems items) {
    return (session, selected, indexes) ->
        new FetchRun(session, selected, items.told(session.enabled())).fetch(indexes);
  }

  boolean ofSelected() {
    return filter instanceof MailboxFilter.Selected;
  }

  boolean has(NotifyEvent event) {
    return events.contains(event);
  }
}
