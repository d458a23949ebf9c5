package org.carillon.query;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.query.source.SearchArea;
import org.carillon.query.source.SearchedMailbox;

/** Rules out messages of which the index knows that they do not contain the searched text. */
final class Prefilter {
  private final SearchedMailbox mailbox;

  Prefilter(SearchedMailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Returns the indexes of the messages that may match; empty if all may. */
  Optional<BitSet> admitted(Query query) {
    return switch (query) {
      case Query.And(List<Query> all) -> {
        Optional<BitSet> admitted = Optional.empty();
        for (Query each : all) {
          admitted = both(admitted, admitted(each));
        }
        yield admitted;
      }
      case Query.Or(List<Query> some) -> either(some);
      case Query.Text(TextArea area, String text) -> containing(area(area), text);
      case Query.HeaderField(String _, String text) -> containing(SearchArea.HEADER, text);
      case Query.Uids(UidSet uids) -> Optional.of(IndexRanges.of(mailbox.view(), uids).toBitSet());
      case Query.Not _,
          Query.HasFlag _,
          Query.HasKeyword _,
          Query.ChangedSince _,
          Query.ArrivedOn _,
          Query.ArrivedSince _,
          Query.SavedOn _,
          Query.SentOn _,
          Query.EmailId _,
          Query.ThreadId _,
          Query.LargerThan _,
          Query.SmallerThan _,
          Query.HasAttachment _,
          Query.FileName _,
          Query.Fuzzy _,
          Query.Words _,
          Query.InThread _,
          Query.Property _,
          Query.TimeRange _ ->
          Optional.empty();
    };
  }

  private static SearchArea area(TextArea area) {
    return switch (area) {
      case SUBJECT, FROM, TO, CC, BCC -> SearchArea.HEADER;
      case BODY -> SearchArea.BODY;
      case ANYWHERE -> SearchArea.ANYWHERE;
    };
  }

  private static Optional<BitSet> both(Optional<BitSet> one, Optional<BitSet> other) {
    if (one.isEmpty()) {
      return other;
    }
    other.ifPresent(one.get()::and);
    return one;
  }

  /** A part that all messages may match makes the whole match all. */
  private Optional<BitSet> either(List<Query> some) {
    BitSet any = new BitSet();
    for (Query each : some) {
      Optional<BitSet> admitted = admitted(each);
      if (admitted.isEmpty()) {
        return admitted;
      }
      any.or(admitted.get());
    }
    return Optional.of(any);
  }

  private Optional<BitSet> containing(SearchArea area, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (mailbox.mayContain(area, text)) {
      case Answer.Done(UidSet uids) -> Optional.of(IndexRanges.of(mailbox.view(), uids).toBitSet());
      // The failure, or the absence of the mailbox, shows again when the messages are read.
      case Answer.Failed<UidSet> _ -> Optional.empty();
    };
  }
}
