package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.protocol.imap.syntax.FlagNames;
import org.carillon.protocol.imap.syntax.Output;

/** Unsolicited responses: changes in the selected mailbox (RFC 3501 §5.2). */
public final class Announcement {
  private Announcement() {}

  /** Writes wanted, unreported changes; expunges only where message numbers may change. */
  static void write(ImapSession session, Selected selected, SelectedEvents wanted, boolean expunges)
      throws IOException {
    keywords(session.out(), selected);
    if (wanted.flags()) {
      flags(session, selected);
    } else {
      selected.toldAllFlags();
    }
    if (wanted.messages()) {
      if (selected.hasPendingExpunges()) {
        if (expunges) {
          selected.contexts().expunged(selected);
        }
        expunges(session.out(), selected, session.enabled().vanished(), expunges);
      }
      arrivals(session, selected, wanted.ofNew());
    }
    selected.contexts().refresh(selected);
  }

  private static void arrivals(ImapSession session, Selected selected, Optional<NewMessages> ofNew)
      throws IOException {
    int before = selected.numbered();
    if (!selected.takeNew()) {
      return;
    }
    session.out().text("* ").number(selected.known()).text(" EXISTS\r\n");
    if (!session.enabled().rev2()) {
      claim(session, selected);
    }
    recent(session, selected.recent(selected.numbered()));
    if (ofNew.isPresent()) {
      ofNew.get().tell(session, selected, IntStream.range(before, selected.numbered()).toArray());
    }
  }

  /** Claims messages that no session was told of yet: they are \Recent only in this one. */
  private static void claim(ImapSession session, Selected selected) {
    switch (session.access().recentFrom(session.caller(), selected.view(), selected.writable())) {
      case Answer.Done(Long uid) -> selected.recentFrom(uid);
      // Another session will be told.
      case Answer.Failed(_) -> {}
    }
  }

  /** Writes RECENT, which IMAP4rev2 does not have (RFC 9051 appendix E). */
  public static void recent(ImapSession session, int count) throws IOException {
    if (!session.enabled().rev2()) {
      session.out().text("* ").number(count).text(" RECENT\r\n");
    }
  }

  /** Writes the modseq up to which the client was told, some expunges aside (RFC 7162 §3.1.2.1). */
  static void modseq(Output out, Selected selected) throws IOException {
    long told =
        selected.hasPendingExpunges() ? selected.toldExpunges() : selected.view().highestModseq();
    out.text("* OK [HIGHESTMODSEQ ").number(told).text("] ").said("Highest mod-sequence").crlf();
  }

  private static void expunges(Output out, Selected selected, boolean byUid, boolean expunges)
      throws IOException {
    if (!expunges) {
      if (byUid) {
        // Modseqs above the untold expunges were sent: the client must not skip those expunges.
        out.text("* OK ")
            .said(
                "[HIGHESTMODSEQ " + selected.toldExpunges() + "] Some changes are not reported yet")
            .crlf();
      }
    } else if (byUid) {
      out.text("* VANISHED ").text(selected.takePendingUids().toString()).crlf();
    } else {
      for (int number : selected.takePendingExpunges()) {
        out.text("* ").number(number).text(" EXPUNGE\r\n");
      }
    }
  }

  /** Announces keywords before the first message that has them, and changed rights. */
  public static void keywords(Output out, Selected selected) throws IOException {
    if (selected.hasNewKeywords() || selected.hasNewRights()) {
      String all = FlagNames.all(selected.view().keywords());
      out.untagged("FLAGS (" + all + ")");
      if (selected.writable()) {
        out.untagged(
            "OK [PERMANENTFLAGS ("
                + FlagNames.permanent(selected.view().keywords(), selected.rights())
                + ")] Permanent flags");
      }
      selected.toldKeywords();
      selected.toldRights();
    }
  }

  private static void flags(ImapSession session, Selected selected) throws IOException {
    MailboxView view = selected.view();
    if (view.highestModseq() > selected.toldModseq()) {
      FlagNames names = new FlagNames(view.keywords());
      for (int index : changed(selected)) {
        if (!selected.wasTold(selected.number(index))) {
          FetchResponse.flags(session, selected, index, names);
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
}
