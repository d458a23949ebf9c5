package org.carillon.mailbox.internal.reading;

import java.util.Arrays;
import org.carillon.query.source.MessageSummary;
import org.carillon.store.rows.OpaqueIds;

/**
 * A message's summary as it is kept: numbers instead of the ids that clients see.
 *
 * @param item the item's id
 * @param thread the thread's
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
record KeptSummary(
    long uid,
    long size,
    long arrived,
    int arrivedOffset,
    long saved,
    long item,
    long thread,
    byte[] texts)
    implements MessageSummary {

  /** What one takes in memory besides its texts. */
  private static final int OVERHEAD = 96;

  @Override
  public String emailId() {
    return OpaqueIds.email(item);
  }

  @Override
  public String threadId() {
    return OpaqueIds.thread(thread);
  }

  /** What it takes in memory, in octets. */
  long octets() {
    return OVERHEAD + texts.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "KeptSummary[" + uid + ", " + Arrays.toString(texts) + "]";
  }
}
