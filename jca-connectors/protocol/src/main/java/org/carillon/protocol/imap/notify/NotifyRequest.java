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
 * What a client wants to be told of without asking (RFC 5465 §3.1).
 *
 * @param status whether it wants all figures first
 * @param groups each that meets a mailbox counts for it (RFC 5465 §6)
 */
record NotifyRequest(boolean status, List<EventGroup> groups) {
  private static final int MOST_GROUPS = 100;

  /** Nothing at all. */
  static final NotifyRequest NONE = new NotifyRequest(false, List.of());

  /**
   * Reads what follows the command's name; empty when an event is asked for that is not offered.
   */
  static Optional<NotifyRequest> read(Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    if (arguments.takeWord("NONE")) {
      arguments.end();
      return Optional.of(NONE);
    }
    if (!arguments.takeWord("SET")) {
      throw new BadCommand("NOTIFY is followed by SET or NONE");
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
      throw new BadCommand("The selected mailbox has one group at most");
    }
    return Optional.of(new NotifyRequest(status, groups));
  }

  /** What is told of the selected mailbox: nothing where no group is for it. */
  SelectedEvents ofSelected() {
    return groups.stream()
        .filter(EventGroup::ofSelected)
        .findFirst()
        .map(EventGroup::asSelectedEvents)
        .orElse(SelectedEvents.NONE);
  }

  /** Whether anything but the selected mailbox is of interest. */
  boolean isOfOthers() {
    return !groups.stream().allMatch(EventGroup::ofSelected);
  }

  /** Whether an event of a mailbox is wanted. */
  boolean wants(NotifyEvent event, MailboxName mailbox, Set<MailboxName> subscriptions) {
    return groups.stream()
        .anyMatch(group -> group.has(event) && group.filter().matches(mailbox, subscriptions));
  }

  /** Whether any event of a mailbox is wanted. */
  boolean wantsAny(MailboxName mailbox, Set<MailboxName> subscriptions) {
    return groups.stream()
        .filter(group -> group.events().stream().anyMatch(NotifyEvent::ofMailbox))
        .anyMatch(group -> group.filter().matches(mailbox, subscriptions));
  }

  /** Whether an event of no mailbox is wanted. */
  boolean wants(NotifyEvent event) {
    return groups.stream().anyMatch(group -> group.has(event));
  }
}
