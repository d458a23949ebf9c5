package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.Output;

/** The items of a STATUS (RFC 9051 §6.3.11, RFC 5819, RFC 7889, RFC 8438, RFC 8474, RFC 9208). */
final class StatusItems {
  private enum Item {
    MESSAGES,
    RECENT,
    UIDNEXT,
    UIDVALIDITY,
    UNSEEN,
    DELETED,
    DELETED_STORAGE,
    SIZE,
    HIGHESTMODSEQ,
    APPENDLIMIT,
    MAILBOXID;

    String onWire() {
      return name().replace('_', '-');
    }
  }

  private final Set<Item> items = new LinkedHashSet<>();

  private StatusItems() {}

  /** Reads the parenthesised items; asking for a modseq enables CONDSTORE (RFC 7162 §3.1). */
  static StatusItems read(ImapSession session, Arguments arguments) throws BadCommand {
    StatusItems read = new StatusItems();
    arguments.expect('(');
    do {
      read.items.add(arguments.word(Item.class, "Unknown status item"));
    } while (arguments.take(' '));
    arguments.expect(')');
    if (read.items.contains(Item.HIGHESTMODSEQ)) {
      session.enabled().enable(Extension.CONDSTORE);
    }
    return read;
  }

  /** Writes a mailbox's STATUS response, or returns a failure and writes nothing. */
  Optional<Failure> write(ImapSession session, MailboxName name) throws IOException {
    long deletedOctets = 0;
    if (items.contains(Item.DELETED_STORAGE)) {
      switch (session.access().deletedOctets(session.caller(), name)) {
        case Answer.Done(Long octets) -> deletedOctets = octets;
        case Answer.Failed(var failure) -> {
          return Optional.of(failure);
        }
      }
    }
    return switch (session.access().status(session.caller(), name)) {
      case Answer.Done(MailboxStatus status) -> {
        write(session, name, status, deletedOctets);
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }

  private void write(
      ImapSession session, MailboxName name, MailboxStatus status, long deletedOctets)
      throws IOException {
    Output out = session.out();
    out.text("* STATUS ").mailbox(name.path());
    String before = " (";
    for (Item item : items) {
      out.text(before).text(item.onWire()).octet(' ');
      switch (item) {
        case MESSAGES -> out.number(status.messages());
        case RECENT -> out.number(status.recent());
        case UIDNEXT -> out.number(status.uidNext());
        case UIDVALIDITY -> out.number(status.uidValidity());
        case UNSEEN -> out.number(status.unseen());
        case DELETED -> out.number(status.deleted());
        case DELETED_STORAGE -> out.number(deletedOctets);
        case SIZE -> out.number(status.size());
        case HIGHESTMODSEQ -> out.number(status.highestModseq());
        case APPENDLIMIT -> out.number(session.access().appendLimit(session.caller()));
        case MAILBOXID -> out.octet('(').text(status.mailboxId()).octet(')');
      }
      before = " ";
    }
    out.text(")\r\n");
  }
}
