package org.carillon.mailbox.internal.reading;

import java.util.Arrays;
import org.carillon.query.source.MessageSummary;
import org.carillon.store.rows.OpaqueIds;

/**
 * A message's summary as it is cached, with numbers instead of the ids that clients see.
 *
 * @param item the item's id
 * @param thread the thread's id
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by identity only.
record CachedSummary(
    long uid,
    long size,
    long arrived,
    int arrivedOffset,
    long saved,
    long item,
    long thread,
    byte[] texts)
    implements MessageSummary {

  /** The number of octets of memory that a summary takes, without its texts. */
  private static final int OVERHEAD = 96;

  @Override
  public String emailId() {
    return OpaqueIds.email(item);
  }

  @Override
  public String threadId() {
    return OpaqueIds.thread(thread);
  }

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
    return "CachedSummary[" + uid + ", " + Arrays.toString(texts) + "]";
  }
}
