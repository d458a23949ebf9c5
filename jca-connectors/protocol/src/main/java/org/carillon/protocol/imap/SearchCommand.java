package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.protocol.imap.SearchRequest.Return;

/** SEARCH and UID SEARCH (RFC 3501 §6.4.4), extended answers (RFC 4731) and MODSEQ (RFC 7162). */
final class SearchCommand implements Command {
  private final boolean byUid;

  SearchCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    session.refresh();
    if (session.isOver()) {
      return Reply.no("", "The mailbox is gone");
    }
    Selected selected = session.selected();
    SearchRequest request;
    try {
      request = SearchRequest.read(arguments, selected);
    } catch (SearchRequest.BadCharset e) {
      return Reply.no("BADCHARSET (US-ASCII UTF-8)", "Unknown charset");
    }
    if (request.modseq()) {
      session.enableCondstore();
    }
    return switch (new SearchRun(session, selected, request.key()).search()) {
      case MailboxAnswer.Done(int[] found) -> {
        if (request.extended()) {
          extended(session, selected, request, found);
        } else {
          plain(session.out(), selected, request, found);
        }
        yield Reply.ok("Searched");
      }
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }

  private long named(Selected selected, int index) {
    return byUid ? selected.view().uid(index) : selected.number(index);
  }

  private void plain(Output out, Selected selected, SearchRequest request, int[] found)
      throws IOException {
    out.text("* SEARCH");
    for (int index : found) {
      out.octet(' ').number(named(selected, index));
    }
    if (request.modseq() && found.length > 0) {
      out.text(" (MODSEQ ").number(highestModseq(selected, found)).octet(')');
    }
    out.crlf();
  }

  private void extended(ImapSession session, Selected selected, SearchRequest request, int[] found)
      throws IOException {
    Output out = session.out();
    out.text("* ESEARCH (TAG ").string(session.tag()).octet(')');
    if (byUid) {
      out.text(" UID");
    }
    if (found.length > 0) {
      if (request.returns().contains(Return.MIN)) {
        out.text(" MIN ").number(named(selected, found[0]));
      }
      if (request.returns().contains(Return.MAX)) {
        out.text(" MAX ").number(named(selected, found[found.length - 1]));
      }
      if (request.returns().contains(Return.ALL)) {
        UidSet.Builder all = new UidSet.Builder();
        for (int index : found) {
          all.add(named(selected, index));
        }
        out.text(" ALL ").text(all.build().toString());
      }
    }
    if (request.returns().contains(Return.COUNT)) {
      out.text(" COUNT ").number(found.length);
    }
    if (request.modseq() && found.length > 0) {
      out.text(" MODSEQ ").number(highestModseq(selected, told(request, found)));
    }
    out.crlf();
  }

  /** With only MIN or MAX, or both, the modseqs of these count (RFC 4731 §3.2). */
  private static int[] told(SearchRequest request, int[] found) {
    boolean min = request.returns().contains(Return.MIN);
    boolean max = request.returns().contains(Return.MAX);
    if (request.returns().contains(Return.ALL)
        || request.returns().contains(Return.COUNT)
        || !min && !max) {
      return found;
    }
    int first = found[min ? 0 : found.length - 1];
    int last = found[max ? found.length - 1 : 0];
    return new int[] {first, last};
  }

  private static long highestModseq(Selected selected, int[] indexes) {
    long highest = 0;
    for (int index : indexes) {
      highest = Math.max(highest, selected.view().modseq(index));
    }
    return highest;
  }
}
