package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.session.UpdatedSearch;
import org.carillon.protocol.imap.syntax.Output;

/** A search or sort kept up to date (RFC 5267 §4.3): examines only changed and new messages. */
final class SearchContext implements UpdatedSearch {
  private final ImapSession session;
  private final String tag;
  private final boolean byUid;
  private final SearchCriterion criterion;
  private final List<SortKey> order;
  private final OrderedUids results;

  /** The results reflect changes up to this modseq, and messages up to the uid below. */
  private long modseq;

  private long lastUid;

  /**
   * @param criterion one that was evaluated for the selected mailbox before
   * @param order the sort keys; empty for SEARCH
   * @param found indexes in the order of the results
   */
  SearchContext(
      ImapSession session,
      boolean byUid,
      SearchCriterion criterion,
      List<SortKey> order,
      int[] found) {
    this.session = session;
    this.tag = session.tag();
    this.byUid = byUid;
    this.criterion = criterion;
    this.order = order;
    Selected selected = session.selected();
    this.results = new OrderedUids(Arrays.stream(found).mapToLong(selected.view()::uid).toArray());
    mark(selected);
  }

  @Override
  public String tag() {
    return tag;
  }

  @Override
  public int size() {
    return results.size();
  }

  private void mark(Selected selected) {
    modseq = selected.view().highestModseq();
    lastUid = lastNumbered(selected);
  }

  private static long lastNumbered(Selected selected) {
    return selected.numbered() == 0 ? 0 : selected.view().uid(selected.numbered() - 1);
  }

  @Override
  public void expunged(Selected selected) throws IOException {
    long[] members = results.ascending();
    ResultUpdate removed = new ResultUpdate();
    selected.eachPendingExpunge(
        (uid, number) -> {
          if (Arrays.binarySearch(members, uid) >= 0) {
            remove(uid, number, removed);
          }
        });
    tell(removed, new ResultUpdate());
  }

  @Override
  public void refresh(Selected selected) throws IOException {
    MailboxView view = selected.view();
    if (view.highestModseq() == modseq && lastNumbered(selected) == lastUid) {
      return;
    }
    int numbered = selected.numbered();
    BitSet changed = new BitSet();
    view.changedSince(
        modseq,
        index -> {
          if (index < numbered) {
            changed.set(index);
          }
        });
    int behind = view.indexOf(lastUid + 1);
    changed.set(Math.min(behind < 0 ? -behind - 1 : behind, numbered), numbered);
    // No command waits for this, so there is no progress to report.
    session.progress().begin();
    UidSet.Builder uids = new UidSet.Builder();
    changed.stream().forEach(index -> uids.add(view.uid(index)));
    Query among = new Query.And(List.of(new Query.Uids(uids.build()), criterion.in(selected)));
    switch (search(among, List.of())) {
      case Answer.Done(Found found) -> {
        update(selected, changed, found.messages());
        mark(selected);
      }
      // The next change tries again.
      case Answer.Failed<Found> _ -> {}
    }
  }

  private void update(Selected selected, BitSet changed, int[] found) throws IOException {
    long[] members = results.ascending();
    ResultUpdate removed = new ResultUpdate();
    ResultUpdate added = new ResultUpdate();
    for (int index : changed.stream().toArray()) {
      long uid = selected.view().uid(index);
      boolean was = Arrays.binarySearch(members, uid) >= 0;
      boolean is = Arrays.binarySearch(found, index) >= 0;
      if (was && !is) {
        remove(uid, selected.number(index), removed);
      } else if (is && !was) {
        add(uid, selected.number(index), added);
      }
    }
    tell(removed, added);
  }

  private void remove(long uid, int number, ResultUpdate update) {
    int at = results.indexOf(uid);
    results.remove(at);
    update.add(at, byUid ? uid : number);
  }

  private void add(long uid, int number, ResultUpdate update) throws IOException {
    int at = order.isEmpty() ? results.size() : place(uid);
    if (at >= 0) {
      results.insert(at, uid);
      update.add(at, byUid ? uid : number);
    }
  }

  /** Returns a message's position in the order, or -1 if it no longer exists. */
  private int place(long uid) throws IOException {
    int low = 0;
    int high = results.size();
    if (inOrder(UidSet.of(uid)).length == 0) {
      return -1;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = middle;
      int[] both = inOrder(UidSet.sorted(uid, results.get(at)));
      // An expunged message, which the client will hear of, has no sort keys: the next one does.
      while (both.length < 2 && at + 1 < high) {
        at++;
        both = inOrder(UidSet.sorted(uid, results.get(at)));
      }
      if (both.length == 2 && session.selected().view().uid(both[1]) == uid) {
        low = at + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the existing ones of some messages, in the order of the results. */
  private int[] inOrder(UidSet uids) throws IOException {
    return switch (search(new Query.Uids(uids), order)) {
      case Answer.Done(Found found) -> found.messages();
      case Answer.Failed<Found> _ -> new int[0];
    };
  }

  private Answer<Found> search(Query query, List<SortKey> sorted) throws IOException {
    return session
        .access()
        .search(session.caller(), session.selected().view(), query, sorted, session.progress()::at);
  }

  private void tell(ResultUpdate removed, ResultUpdate added) throws IOException {
    if (removed.isEmpty() && added.isEmpty()) {
      return;
    }
    Output out = session.out().text("* ESEARCH (TAG ").string(tag).octet(')');
    if (byUid) {
      out.text(" UID");
    }
    removed.write(out, "REMOVEFROM", order.isEmpty());
    added.write(out, "ADDTO", order.isEmpty());
    out.crlf();
  }
}
