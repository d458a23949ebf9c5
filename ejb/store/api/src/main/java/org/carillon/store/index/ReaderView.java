package org.carillon.store.index;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.store.seen.SeenMarks;
import org.carillon.store.seen.SeenMode;

/**
 * A mailbox as seen by a reader with whom it is shared and who has, or had, a {@code \Seen} flag of
 * their own there. A change of the mode counts as a change of every message.
 *
 * @param base the mailbox
 * @param marks the reader's own marks, at least as new as the mailbox
 * @param mode says whose {@code \Seen} counts
 */
public record ReaderView(IndexView base, SeenMarks marks, SeenMode mode) implements MailboxView {

  /** Returns the view of the mailbox with the shared flags only. */
  public static IndexView base(MailboxView view) {
    return view instanceof ReaderView(IndexView base, SeenMarks _, SeenMode _)
        ? base
        : (IndexView) view;
  }

  /** Returns a message's shared flags with {@code \Seen} replaced by its value in the view. */
  public static long seenAs(MailboxView shown, long uid, long flags) {
    int index = shown instanceof ReaderView ? shown.indexOf(uid) : -1;
    return index < 0 ? flags : flags & ~Flag.SEEN.bit() | shown.flags(index) & Flag.SEEN.bit();
  }

  @Override
  public long mailbox() {
    return base.mailbox();
  }

  @Override
  public long uidValidity() {
    return base.uidValidity();
  }

  @Override
  public long uidNext() {
    return base.uidNext();
  }

  @Override
  public long highestModseq() {
    return base.highestModseq();
  }

  @Override
  public int size() {
    return base.size();
  }

  @Override
  public long uid(int index) {
    return base.uid(index);
  }

  @Override
  public int indexOf(long uid) {
    return base.indexOf(uid);
  }

  @Override
  public long flags(int index) {
    long flags = base.flags(index);
    if (!mode.separate()) {
      return flags;
    }
    return marks.seen(base.uid(index)) ? flags | Flag.SEEN.bit() : flags & ~Flag.SEEN.bit();
  }

  @Override
  public long modseq(int index) {
    long own = mode.separate() ? marks.modseq(base.uid(index)) : 0;
    return Math.max(Math.max(base.modseq(index), own), mode.since());
  }

  @Override
  public List<String> keywords() {
    return base.keywords();
  }

  @Override
  public void changedSince(long modseq, int from, int to, IntConsumer index) {
    BitSet changed = new BitSet();
    if (mode.since() > modseq) {
      changed.set(0, size());
    } else {
      base.changedSince(modseq, from, to, changed::set);
      if (mode.separate()) {
        marks.changedSince(modseq, uid -> note(uid, changed));
      }
    }
    for (int i = changed.nextSetBit(from); i >= 0 && i < to; i = changed.nextSetBit(i + 1)) {
      index.accept(i);
    }
  }

  @Override
  public int next(int from, long mask, long word) {
    return mode.separate() ? MailboxView.super.next(from, mask, word) : base.next(from, mask, word);
  }

  private void note(long uid, BitSet changed) {
    int index = base.indexOf(uid);
    if (index >= 0) {
      changed.set(index);
    }
  }

  @Override
  public void expungedIn(MailboxView later, LongConsumer uid) {
    base.expungedIn(later, uid);
  }
}
