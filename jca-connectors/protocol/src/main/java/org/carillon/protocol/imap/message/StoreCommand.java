package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Indexes;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.FlagList;
import org.carillon.protocol.imap.syntax.Reply;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** STORE and UID STORE (RFC 3501 §6.4.6, UNCHANGEDSINCE RFC 7162 §3.1.3). */
public final class StoreCommand implements Command {
  private final boolean byUid;

  public StoreCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    SequenceSet set = SequenceSet.read(arguments);
    arguments.expect(' ');
    Optional<Long> unchangedSince = unchangedSince(arguments);
    FlagChange change =
        arguments.take('+')
            ? FlagChange.ADD
            : arguments.take('-') ? FlagChange.REMOVE : FlagChange.REPLACE;
    boolean silent = silent(arguments.item());
    arguments.expect(' ');
    Flags flags = FlagList.readEither(arguments);
    arguments.end();
    if (unchangedSince.isPresent()) {
      session.enabled().enable(Extension.CONDSTORE);
    }
    Selected selected = session.selected();
    if (!selected.writable()) {
      return Reply.readOnly();
    }
    Indexes messages = byUid ? selected.byUid(set) : selected.byNumber(set);
    UidSet uids = selected.uids(messages);
    if (uids.isEmpty()) {
      return messages.expunged() ? expunged() : Reply.ok("No such messages");
    }
    long[] before = silent ? flagsBefore(selected, messages) : new long[0];
    Answer<FlagsStored> answer =
        session
            .progress()
            .during(
                uids.count(),
                () ->
                    session
                        .access()
                        .store(
                            session.caller(),
                            selected.mailbox(),
                            uids,
                            change,
                            flags,
                            unchangedSince.map(selected.view()::knownUpTo)));
    return switch (answer) {
      case Answer.Done(FlagsStored stored) -> {
        selected.advance(stored.view());
        StoreResponses responses =
            new StoreResponses(session, selected, uids, stored.modified(), change, flags);
        if (silent) {
          responses.silently(before);
        } else {
          responses.write();
        }
        yield messages.expunged() ? expunged() : stored(selected, stored.modified());
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  @Override
  public boolean letsNumbersChange() {
    return byUid;
  }

  private static Optional<Long> unchangedSince(Arguments arguments) throws BadCommand {
    if (!arguments.take('(')) {
      return Optional.empty();
    }
    if (!arguments.takeWord("UNCHANGEDSINCE")) {
      throw new BadCommand("Unknown modifier");
    }
    arguments.expect(' ');
    long modseq = arguments.number();
    arguments.expect(')');
    arguments.expect(' ');
    return Optional.of(modseq);
  }

  private static boolean silent(String item) throws BadCommand {
    return switch (item) {
      case "FLAGS" -> false;
      case "FLAGS.SILENT" -> true;
      default -> throw new BadCommand("Unknown store item");
    };
  }

  private static long[] flagsBefore(Selected selected, Indexes messages) {
    int[] indexes = messages.toArray();
    long[] flags = new long[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      flags[i] = selected.view().flags(indexes[i]);
    }
    return flags;
  }

  private static Reply expunged() {
    return Reply.no("EXPUNGEISSUED", "Some of these messages are expunged");
  }

  private Reply stored(Selected selected, UidSet modified) {
    if (modified.isEmpty()) {
      return Reply.ok("Stored");
    }
    // RFC 7162 §3.1.3: numbers for STORE, uids for UID STORE.
    UidSet.Builder named = new UidSet.Builder();
    modified.forEach(
        uid -> {
          int index = selected.view().indexOf(uid);
          if (byUid) {
            named.add(uid);
          } else if (index >= 0) {
            named.add(selected.number(index));
          }
        });
    return Reply.ok("MODIFIED " + named.build(), "Conditional STORE failed for some messages");
  }
}
