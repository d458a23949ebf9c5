package org.carillon.query;

import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.query.source.MessageOrder;

/** Messages with the best match first, then those that the index did not rank, latest first. */
record RelevanceOrder(long[] uids) implements MessageOrder {

  /** Returns the order of found messages; unranked ones begin at {@code firstOther}. */
  static RelevanceOrder of(WordHits hits, MailboxView view, int firstOther) {
    return new RelevanceOrder(
        LongStream.concat(
                LongStream.of(hits.best()),
                LongStream.iterate(view.size() - 1L, index -> index - 1)
                    .limit(view.size() - firstOther)
                    .map(index -> view.uid((int) index)))
            .distinct()
            .toArray());
  }

  @Override
  public int size() {
    return uids.length;
  }

  @Override
  public long uid(int position) {
    return uids[position];
  }
}
