package org.carillon.mailbox.internal.ordering;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.query.source.MessageOrder;

/**
 * The order of one view's messages.
 *
 * @param view the view, to tell later what is gone from it
 * @param uids the uids in their order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptOrder(MailboxView view, long[] uids) implements MessageOrder {

  @Override
  public int size() {
    return uids.length;
  }

  @Override
  public long uid(int position) {
    return uids[position];
  }

  /** Whether it is that of another view too: flags may differ. */
  boolean isOf(MailboxView other) {
    return isOfOneWith(other) && other.uidNext() == view.uidNext() && other.size() == uids.length;
  }

  /** Whether the other view is of the same mailbox, and not older. */
  boolean isOfOneWith(MailboxView other) {
    return other.uidValidity() == view.uidValidity() && other.uidNext() >= view.uidNext();
  }

  /** The uids, in their order, that a later view has as well. */
  long[] leftIn(MailboxView later) {
    LongStream.Builder expunged = LongStream.builder();
    view.expungedIn(later, expunged);
    long[] gone = expunged.build().toArray();
    return gone.length == 0
        ? uids
        : Arrays.stream(uids).filter(uid -> Arrays.binarySearch(gone, uid) < 0).toArray();
  }

  /** The uids that a later view has and this one never had, ascending. */
  long[] newIn(MailboxView later) {
    int at = later.indexOf(view.uidNext());
    int from = at < 0 ? -at - 1 : at;
    long[] added = new long[later.size() - from];
    for (int i = 0; i < added.length; i++) {
      added[i] = later.uid(from + i);
    }
    return added;
  }

  /** How much memory it takes. */
  long octets() {
    return (long) Long.BYTES * uids.length + 64;
  }
}
