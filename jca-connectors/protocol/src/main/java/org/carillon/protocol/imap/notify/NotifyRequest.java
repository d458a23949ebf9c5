package org.carillon.protocol.imap.notify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.SelectedEvents;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;

/**
 * The events that a client requests (RFC 5465 §3.1).
 *
 * @param status whether it wants the status of all mailboxes first
 * @param groups every group that matches a mailbox applies to it (RFC 5465 §6)
 */
record NotifyRequest(boolean status, List<EventGroup> groups) {
  private static final int MOST_GROUPS = 100;

  /** A request for nothing. */
  static final NotifyRequest NONE = new NotifyRequest(false, List.of());

  /** Reads the arguments; empty if an event is requested that is not offered. */
  static Optional<NotifyRequest> read(Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    if (arguments.takeWord("NONE")) {
      arguments.end();
      return Optional.of(NONE);
    }
    if (!arguments.takeWord("SET")) {
      throw new BadCommand("NOTIFY must be followed by SET or NONE");
    }
    arguments.expect(' ');
    boolean status = arguments.takeWord("STATUS");
    if (status) {
      arguments.expect(' ');
    }
    List<EventGroup> groups = new ArrayList<>();
    do {
      if (groups.size() == MOST_GROUPS) {
        throw new BadCommand("Too many event groups");
      }
      Optional<EventGroup> group = EventGroup.read(arguments);
      if (group.isEmpty()) {
        return Optional.empty();
      }
      groups.add(group.get());
    } while (arguments.take(' '));
    arguments.end();
    if (groups.stream().filter(EventGroup::ofSelected).count() > 1) {
      throw new BadCommand("At most one event group for the selected mailbox");
    }
    return Optional.of(new NotifyRequest(status, groups));
  }

  /** Returns the events of the selected mailbox; none if no group is for it. */
  SelectedEvents ofSelected() {
    return groups.stream()
        .filter(EventGroup::ofSelected)
        .findFirst()
        .map(EventGroup::asSelectedEvents)
        .orElse(SelectedEvents.NONE);
  }

  /** Returns whether events of other mailboxes are requested. */
  boolean isOfOthers() {
    return !groups.stream().allMatch(EventGroup::ofSelected);
  }

  /** Returns whether an event of a mailbox is requested. */
  boolean wants(NotifyEvent event, MailboxName mailbox, Set<MailboxName> subscriptions) {
    return groups.stream()
        .anyMatch(group -> group.has(event) && group.filter().matches(mailbox, subscriptions));
  }

  /** Returns whether any event of a mailbox is requested. */
  boolean wantsAny(MailboxName mailbox, Set<MailboxName> subscriptions) {
    return groups.stream()
        .filter(group -> group.events().stream().anyMatch(NotifyEvent::ofMailbox))
        .anyMatch(group -> group.filter().matches(mailbox, subscriptions));
  }

  /** Returns whether an event that concerns no mailbox is requested. */
  boolean wants(NotifyEvent event) {
    return groups.stream().anyMatch(group -> group.has(event));
  }
}
