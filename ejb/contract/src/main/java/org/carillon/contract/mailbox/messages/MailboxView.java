package org.carillon.contract.mailbox.messages;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * A mailbox at one moment: uids, flags and modseqs in uid order. Immutable, and shared by all
 * sessions of a node that see the mailbox at the same moment. Index {@code i} is message sequence
 * number {@code i + 1} for a session that shows exactly this view.
 */
public interface MailboxView {
  /** Half the smallest number of modseqs that a restoration skips; more than a mailbox uses. */
  long LOST = 1L << 31;

  long mailbox();

  long uidValidity();

  long uidNext();

  /** Returns HIGHESTMODSEQ (RFC 7162), which expunges raise, too. */
  long highestModseq();

  int size();

  long uid(int index);

  /** Returns the index of a uid, or {@code -(insertion point) - 1} as a binary search does. */
  int indexOf(long uid);

  /** Returns packed flags: {@link Flag#bit()} for system flags, {@link #keywords()} for others. */
  long flags(int index);

  long modseq(int index);

  /**
   * Returns the mailbox's keywords; the keyword at position {@code k} has bit {@code
   * Flag.FIRST_KEYWORD_BIT + k}. An empty string is an unused position: no message has its bit.
   */
  List<String> keywords();

  /**
   * Returns the modseq up to which a client really knows the mailbox, if it claims to know it up to
   * {@code claimed}: 0 if that modseq belongs to a time that a restoration lost. A restored mailbox
   * continues with modseqs that are higher by 2^32, so the distance between one modseq and the next
   * reaches 2^31 only where modseqs were lost.
   */
  default long knownUpTo(long claimed) {
    if (highestModseq() - claimed < LOST) {
      return claimed;
    }
    long next = highestModseq();
    for (int i = 0; i < size(); i++) {
      if (modseq(i) > claimed) {
        next = Math.min(next, modseq(i));
      }
    }
    return next - claimed < LOST ? claimed : 0;
  }

  /** Passes every index with a higher modseq to {@code index}, in order. Fast if there are few. */
  default void changedSince(long modseq, IntConsumer index) {
    changedSince(modseq, 0, size(), index);
  }

  /** Does the same for a range of messages, from {@code from} to before {@code to}. */
  void changedSince(long modseq, int from, int to, IntConsumer index);

  /**
   * Finds the first message, from an index on, whose flags under a mask equal a word. Fast if there
   * are few such messages.
   *
   * @param mask the bits of the flags to compare
   * @param word the bits under the mask that have to be set
   * @return the message's index, or -1 if there is none
   */
  default int next(int from, long mask, long word) {
    for (int index = from; index < size(); index++) {
      if ((flags(index) & mask) == word) {
        return index;
      }
    }
    return -1;
  }

  /** Passes each uid that the later view lacks, in order. Fast if both share most parts. */
  void expungedIn(MailboxView later, LongConsumer uid);
}
