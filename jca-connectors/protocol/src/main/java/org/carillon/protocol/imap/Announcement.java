package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Arrays;
import org.carillon.contract.mailbox.MailboxView;

/** Untagged responses nobody asked for: what changed in the selected mailbox (RFC 3501 §5.2). */
final class Announcement {
  private Announcement() {}

  /**
   * Writes what the client was not told yet.
   *
   * @param expunges whether message numbers may change now
   */
  static void write(Output out, Selected selected, boolean condstore, boolean expunges)
      throws IOException {
    keywords(out, selected);
    flags(out, selected, condstore);
    if (expunges && selected.hasGhosts()) {
      for (int number : selected.takeGhosts()) {
        out.text("* ").number(number).text(" EXPUNGE\r\n");
      }
    }
    if (selected.takeNew()) {
      out.text("* ").number(selected.known()).text(" EXISTS\r\n");
      out.text("* ").number(selected.recent(selected.numbered())).text(" RECENT\r\n");
    }
  }

  /** A keyword is announced before the first message shows it. */
  static void keywords(Output out, Selected selected) throws IOException {
    if (selected.hasNewKeywords()) {
      String all = FlagNames.all(selected.view().keywords());
      out.untagged("FLAGS (" + all + ")");
      if (selected.writable()) {
        out.untagged("OK [PERMANENTFLAGS (" + all + " \\*)] Flags kept");
      }
      selected.toldKeywords();
    }
  }

  private static void flags(Output out, Selected selected, boolean condstore) throws IOException {
    MailboxView view = selected.view();
    if (view.highestModseq() > selected.toldModseq()) {
      FlagNames names = new FlagNames(view.keywords());
      for (int index : changed(selected)) {
        int number = selected.number(index);
        if (!selected.wasTold(number)) {
          message(out, selected, index, number, names, condstore);
        }
      }
    }
    selected.toldAllFlags();
  }

  private static int[] changed(Selected selected) {
    Gathered gathered = new Gathered(selected.numbered());
    selected.view().changedSince(selected.toldModseq(), gathered::add);
    return Arrays.copyOf(gathered.indexes, gathered.length);
  }

  private static final class Gathered {
    private final int numbered;
    private int[] indexes = new int[8];
    private int length;

    Gathered(int numbered) {
      this.numbered = numbered;
    }

    void add(int index) {
      if (index < numbered) {
        if (length == indexes.length) {
          indexes = Arrays.copyOf(indexes, 2 * length);
        }
        indexes[length++] = index;
      }
    }
  }

  /** A message's flags as FETCH response. */
  static void message(
      Output out, Selected selected, int index, int number, FlagNames names, boolean condstore)
      throws IOException {
    MailboxView view = selected.view();
    out.text("* ").number(number).text(" FETCH (UID ").number(view.uid(index)).text(" FLAGS ");
    names.write(out, view.flags(index), selected.isRecent(index));
    if (condstore) {
      out.text(" MODSEQ (").number(view.modseq(index)).octet(')');
    }
    out.text(")\r\n");
  }
}
