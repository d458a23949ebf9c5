package org.carillon.protocol.imap.session;

import java.util.Arrays;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;

/** Messages that are \Recent in this session, the first to learn of them (RFC 3501 §2.3.2). */
final class RecentUids {
  /** First, last, first, last … ascending, without overlap. */
  private long[] bounds = {};

  private int length;

  /** Adds all uids from one (inclusive) to another (exclusive); those added before are lower. */
  void add(long from, long below) {
    if (from >= below) {
      return;
    }
    if (length > 0 && from <= bounds[length - 1] + 1) {
      bounds[length - 1] = Math.max(bounds[length - 1], below - 1);
      return;
    }
    if (length == bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(2, 2 * length));
    }
    bounds[length++] = from;
    bounds[length++] = below - 1;
  }

  /** Called for each message of each FETCH; mostly there is one range, or none. */
  boolean has(long uid) {
    if (length == 0 || uid < bounds[0] || uid > bounds[length - 1]) {
      return false;
    }
    if (length == 2) {
      return true;
    }
    int found = Arrays.binarySearch(bounds, 0, length, uid);
    // A uid inside a range has an odd insertion point.
    return found >= 0 || (-found - 1) % 2 == 1;
  }

  UidSet toUidSet() {
    return UidSet.ofRanges(Arrays.copyOf(bounds, length));
  }

  /** Returns how many of the first messages of a view are recent. */
  int among(MailboxView view, int messages) {
    int count = 0;
    for (int i = 0; i < length; i += 2) {
      int from = Math.min(messages, place(view, bounds[i]));
      int to = Math.min(messages, place(view, bounds[i + 1] + 1));
      count += to - from;
    }
    return count;
  }

  private static int place(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index < 0 ? -index - 1 : index;
  }
}
