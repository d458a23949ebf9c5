package org.carillon.webmail;

import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.MessageOrder;
import org.carillon.contract.mailbox.search.Ranking;

/** The uids of a list in the order it shows them, whether they match what is sought or not. */
interface Sequence {

  /** How many. */
  int size();

  /** The uid at a position. */
  long uid(int position);

  /** The position of a uid; -1 when it is not there. */
  int positionOf(long uid);

  /** A folder's messages in an order. */
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

  /** The best first, and behind them those that are not indexed yet, the latest first. */
  static Sequence best(Ranking ranking, MailboxView view) {
    long[] uids =
        LongStream.concat(
                ranking.hits().stream().mapToLong(Ranking.Hit::uid),
                LongStream.iterate(view.size() - 1L, index -> index - 1)
                    .limit(view.size())
                    .map(index -> view.uid((int) index))
                    .takeWhile(uid -> uid > ranking.indexedTo()))
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

      @Override
      public int positionOf(long uid) {
        for (int position = 0; position < uids.length; position++) {
          if (uids[position] == uid) {
            return position;
          }
        }
        return -1;
      }
    };
  }
}
