package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The mailboxes of an event group or a search (RFC 5465 §6, RFC 7377 §2.2). */
public sealed interface MailboxFilter {
  /** The highest number of mailboxes in one filter. */
  int MOST_NAMES = 1_000;

  /** The selected mailbox; if delayed, expunges wait for a command's end that allows them. */
  record Selected(boolean delayed) implements MailboxFilter {}

  /** The mailboxes that mail is delivered to: INBOX. */
  record Inboxes() implements MailboxFilter {}

  /** All mailboxes in the account's own namespace (RFC 2342 §5), its aliases included. */
  record Personal() implements MailboxFilter {}

  /** The mailboxes that are subscribed at the time. */
  record Subscribed() implements MailboxFilter {}

  /** Some mailboxes, and all below them. */
  record Subtree(Set<MailboxName> tops) implements MailboxFilter {}

  /** Some mailboxes, and those directly below them (RFC 7377 §2.2). */
  record SubtreeOne(Set<MailboxName> tops) implements MailboxFilter {}

  record Mailboxes(Set<MailboxName> names) implements MailboxFilter {}

  static MailboxFilter read(Arguments arguments) throws BadCommand, IOException {
    return switch (arguments.word()) {
      case "SELECTED" -> new Selected(false);
      case "SELECTED-DELAYED" -> new Selected(true);
      case "INBOXES" -> new Inboxes();
      case "PERSONAL" -> new Personal();
      case "SUBSCRIBED" -> new Subscribed();
      case "SUBTREE" -> new Subtree(names(arguments));
      case "SUBTREE-ONE" -> new SubtreeOne(names(arguments));
      case "MAILBOXES" -> new Mailboxes(names(arguments));
      default -> throw new BadCommand("Unknown mailbox filter");
    };
  }

  private static Set<MailboxName> names(Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    if (!arguments.take('(')) {
      return Set.of(arguments.mailbox());
    }
    Set<MailboxName> names = new LinkedHashSet<>();
    do {
      if (names.size() == MOST_NAMES) {
        throw new BadCommand("Too many mailboxes");
      }
      names.add(arguments.mailbox());
    } while (arguments.take(' '));
    arguments.expect(')');
    return names;
  }

  /** Returns whether a mailbox matches; only its own filter matches the selected one. */
  default boolean matches(MailboxName name, Set<MailboxName> subscriptions) {
    return switch (this) {
      case Selected _ -> false;
      case Inboxes() -> name.isInbox();
      case Personal() -> !name.isOthers();
      case Subscribed() -> subscriptions.contains(name);
      case Subtree(var tops) ->
          tops.stream().anyMatch(top -> name.equals(top) || name.isBelow(top));
      case SubtreeOne(var tops) ->
          tops.stream().anyMatch(top -> name.equals(top) || name.parentPath().equals(top.path()));
      case Mailboxes(var names) -> names.contains(name);
    };
  }
}
