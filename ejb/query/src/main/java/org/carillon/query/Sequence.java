package org.carillon.query;

import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.query.source.MessageOrder;

/** The uids of a list in the order it shows them, whether they match what is sought or not. */
interface Sequence {

  /** How many. */
  int size();

  /** The uid at a position. */
  long uid(int position);

  /** The position of a uid; -1 when it is not there. */
  default int positionOf(long uid) {
    for (int position = 0; position < size(); position++) {
      if (uid(position) == uid) {
        return position;
      }
    }
    return -1;
  }

  /** A mailbox's messages in an order. */
  static Sequence of(MessageOrder order, boolean backwards) {
    return new Sequence() {
      @Override
      public int size() {
        return order.size();
      }

      @Override
      public long uid(int position) {
        return order.uid(turned(position));
      }

      @Override
      public int positionOf(long uid) {
        int position = order.positionOf(uid);
        return position < 0 ? position : turned(position);
      }

      private int turned(int position) {
        return backwards ? order.size() - 1 - position : position;
      }
    };
  }

  /** What fits best first, and behind that what the index has not seen, the latest first. */
  static Sequence best(WordHits hits, MailboxView view) {
    int firstOther = IndexRanges.firstFrom(view, hits.indexedTo() + 1);
    long[] uids =
        LongStream.concat(
                LongStream.of(hits.best()),
                LongStream.iterate(view.size() - 1L, index -> index - 1)
                    .limit(view.size() - firstOther)
                    .map(index -> view.uid((int) index)))
            .distinct()
            .toArray();
    return new Sequence() {
      @Override
      public int size() {
        return uids.length;
      }

      @Override
      public long uid(int position) {
        return uids[position];
      }
    };
  }
}
