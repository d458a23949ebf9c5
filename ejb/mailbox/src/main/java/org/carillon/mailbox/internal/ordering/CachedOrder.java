package org.carillon.mailbox.internal.ordering;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.query.source.MessageOrder;

/**
 * The order of a view's messages.
 *
 * @param view the view; it later tells which messages are gone
 * @param uids the UIDs in their order
 */
@SuppressWarnings("ArrayRecordComponent") // The record is never compared.
record CachedOrder(MailboxView view, long[] uids) implements MessageOrder {

  @Override
  public int size() {
    return uids.length;
  }

  @Override
  public long uid(int position) {
    return uids[position];
  }

  /** Returns whether the order is valid for another view, too. Flags may differ. */
  boolean isOf(MailboxView other) {
    return isOfOneWith(other) && other.uidNext() == view.uidNext() && other.size() == uids.length;
  }

  /** Returns whether the other view is of the same mailbox, and not older. */
  boolean isOfOneWith(MailboxView other) {
    return other.uidValidity() == view.uidValidity() && other.uidNext() >= view.uidNext();
  }

  /** Returns the UIDs that a later view also has, in this order. */
  long[] leftIn(MailboxView later) {
    LongStream.Builder expunged = LongStream.builder();
    view.expungedIn(later, expunged);
    long[] gone = expunged.build().toArray();
    return gone.length == 0
        ? uids
        : Arrays.stream(uids).filter(uid -> Arrays.binarySearch(gone, uid) < 0).toArray();
  }

  /** Returns the UIDs that are new in a later view, ascending. */
  long[] newIn(MailboxView later) {
    int at = later.indexOf(view.uidNext());
    int from = at < 0 ? -at - 1 : at;
    long[] added = new long[later.size() - from];
    for (int i = 0; i < added.length; i++) {
      added[i] = later.uid(from + i);
    }
    return added;
  }

  long octets() {
    return (long) Long.BYTES * uids.length + 64;
  }
}
