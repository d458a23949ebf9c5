package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxStatus;

/** STATUS (RFC 3501 §6.3.10, RFC 7162 §3.1.7, RFC 7889 §3.2). */
final class StatusCommand implements Command {
  private enum Item {
    MESSAGES,
    RECENT,
    UIDNEXT,
    UIDVALIDITY,
    UNSEEN,
    HIGHESTMODSEQ,
    APPENDLIMIT
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.expect(' ');
    arguments.expect('(');
    Set<Item> items = new LinkedHashSet<>();
    do {
      items.add(item(arguments.word()));
    } while (arguments.take(' '));
    arguments.expect(')');
    arguments.end();
    if (items.contains(Item.HIGHESTMODSEQ)) {
      session.enableCondstore();
    }
    return switch (session.access().status(session.caller(), name)) {
      case MailboxAnswer.Done(MailboxStatus status) -> {
        write(session, name, items, status);
        yield Reply.ok("Counted");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private static Item item(String word) throws BadCommand {
    for (Item item : Item.values()) {
      if (item.name().equals(word)) {
        return item;
      }
    }
    throw new BadCommand("Unknown status item");
  }

  private static void write(
      ImapSession session, MailboxName name, Set<Item> items, MailboxStatus status)
      throws IOException {
    Output out = session.out();
    out.text("* STATUS ").string(ModifiedUtf7.encode(name.path()));
    String before = " (";
    for (Item item : items) {
      long value =
          switch (item) {
            case MESSAGES -> status.messages();
            case RECENT -> status.recent();
            case UIDNEXT -> status.uidNext();
            case UIDVALIDITY -> status.uidValidity();
            case UNSEEN -> status.unseen();
            case HIGHESTMODSEQ -> status.highestModseq();
            case APPENDLIMIT -> session.access().appendLimit(session.caller());
          };
      out.text(before).text(item.name()).octet(' ').number(value);
      before = " ";
    }
    out.text(")\r\n");
  }
}
