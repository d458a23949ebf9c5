package org.carillon.protocol.imap.message;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Announcement;
import org.carillon.protocol.imap.session.FetchResponse;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.FlagNames;

/** The untagged FETCH responses to a STORE, from the view after it. */
final class StoreResponses {
  private final ImapSession session;
  private final Selected selected;
  private final long[] uids;
  private final UidSet modified;
  private final FlagChange change;
  private final Flags flags;

  StoreResponses(
      ImapSession session,
      Selected selected,
      UidSet uids,
      UidSet modified,
      FlagChange change,
      Flags flags) {
    this.session = session;
    this.selected = selected;
    this.uids = uids.toArray();
    this.modified = modified;
    this.change = change;
    this.flags = flags;
  }

  /** Writes the new flags of every message that the client named. */
  void write() throws IOException {
    Announcement.keywords(session.out(), selected);
    FlagNames names = new FlagNames(selected.view().keywords());
    for (long uid : uids) {
      int index = selected.view().indexOf(uid);
      if (index >= 0 && !modified.contains(uid)) {
        FetchResponse.flags(session, selected, index, names);
        selected.tellsFlags(selected.number(index));
      }
    }
  }

  /**
   * Writes no flags that are as the client expects; those that another session changed too are
   * announced after the command. Modseqs are written even so (RFC 7162 §3.1.3).
   *
   * @param before the flags before, one entry for each uid
   */
  void silently(long[] before) throws IOException {
    MailboxView view = selected.view();
    long word = word(view.keywords());
    for (int i = 0; i < uids.length; i++) {
      int index = view.indexOf(uids[i]);
      if (index < 0
          || modified.contains(uids[i])
          || view.flags(index) != expected(before[i], word)) {
        continue;
      }
      if (session.enabled().condstore()) {
        FetchResponse.beginUnasked(session, selected, index);
        session.out().text("MODSEQ (").number(view.modseq(index)).text("))\r\n");
      }
      selected.tellsFlags(selected.number(index));
    }
  }

  private long expected(long before, long word) {
    return switch (change) {
      case REPLACE -> word;
      case ADD -> before | word;
      case REMOVE -> before & ~word;
    };
  }

  private long word(List<String> keywords) {
    long word = 0;
    for (Flag flag : flags.system()) {
      word |= flag.bit();
    }
    for (int k = 0; k < keywords.size(); k++) {
      String known = keywords.get(k).toLowerCase(Locale.ROOT);
      if (flags.keywords().stream()
          .anyMatch(asked -> asked.toLowerCase(Locale.ROOT).equals(known))) {
        word |= 1L << (Flag.FIRST_KEYWORD_BIT + k);
      }
    }
    return word;
  }
}
