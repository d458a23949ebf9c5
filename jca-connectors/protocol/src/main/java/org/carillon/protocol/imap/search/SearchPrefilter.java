package org.carillon.protocol.imap.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.SearchArea;
import org.carillon.format.mime.summary.FoldedText;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;

/**
 * Leaves out the messages of which the store knows, without reading them, that they do not contain
 * what is looked for.
 */
final class SearchPrefilter {
  private final ImapSession session;
  private final Selected selected;

  SearchPrefilter(ImapSession session, Selected selected) {
    this.session = session;
    this.selected = selected;
  }

  /** Those of the candidates that may match, in their order. */
  int[] of(SearchKey key, int[] candidates) {
    return admitted(key)
        .map(admitted -> Arrays.stream(candidates).filter(admitted::get).toArray())
        .orElse(candidates);
  }

  /** The indexes of the messages that may match; empty when all may. */
  private Optional<BitSet> admitted(SearchKey key) {
    return switch (key) {
      case SearchKey.And(var keys) -> {
        Optional<BitSet> all = Optional.empty();
        for (SearchKey each : keys) {
          all = both(all, admitted(each));
        }
        yield all;
      }
      case SearchKey.Or(SearchKey one, SearchKey other) -> {
        Optional<BitSet> first = admitted(one);
        yield first.isEmpty() ? first : either(first.get(), admitted(other));
      }
      case SearchKey.InSummary(var _, FoldedText text) -> containing(SearchArea.HEADER, text);
      case SearchKey.Header(String _, FoldedText text) -> containing(SearchArea.HEADER, text);
      case SearchKey.Body(FoldedText text, boolean headerToo) ->
          containing(headerToo ? SearchArea.ANYWHERE : SearchArea.BODY, text);
      case SearchKey.OneOf(BitSet indexes) -> Optional.of((BitSet) indexes.clone());
      case SearchKey.Uids(long[] uids) -> Optional.of(indexes(UidSet.inOrder(uids)));
      case SearchKey.Flagged _,
          SearchKey.Keyword _,
          SearchKey.Recent _,
          SearchKey.Modseq _,
          SearchKey.Internal _,
          SearchKey.Saved _,
          SearchKey.Younger _,
          SearchKey.EmailId _,
          SearchKey.ThreadId _,
          SearchKey.Sent _,
          SearchKey.Larger _,
          SearchKey.Smaller _,
          SearchKey.Not _ ->
          Optional.empty();
    };
  }

  private static Optional<BitSet> both(Optional<BitSet> one, Optional<BitSet> other) {
    if (one.isEmpty()) {
      return other;
    }
    other.ifPresent(one.get()::and);
    return one;
  }

  private static Optional<BitSet> either(BitSet one, Optional<BitSet> other) {
    return other.map(
        second -> {
          one.or(second);
          return one;
        });
  }

  private Optional<BitSet> containing(SearchArea area, FoldedText text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (session
        .access()
        .mayContain(session.caller(), selected.mailbox(), area, text.text())) {
      case Answer.Done(UidSet uids) -> Optional.of(indexes(uids));
      // Who reads the messages meets the failure, or finds it gone.
      case Answer.Failed<UidSet> _ -> Optional.empty();
    };
  }

  private BitSet indexes(UidSet uids) {
    MailboxView view = selected.view();
    BitSet indexes = new BitSet(view.size());
    for (int range = 0; range < uids.ranges(); range++) {
      int last = view.indexOf(uids.last(range));
      indexes.set(insertion(view.indexOf(uids.first(range))), last < 0 ? -last - 1 : last + 1);
    }
    return indexes;
  }

  private static int insertion(int index) {
    return index < 0 ? -index - 1 : index;
  }
}
