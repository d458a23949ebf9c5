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
  /** Half of what restorations leave out at least, and more modseqs than a mailbox ever has. */
  long LOST = 1L << 31;

  /** The mailbox's id. */
  long mailbox();

  /** UIDVALIDITY. */
  long uidValidity();

  /** UIDNEXT. */
  long uidNext();

  /** HIGHESTMODSEQ (RFC 7162): covers expunges too. */
  long highestModseq();

  /** How many messages. */
  int size();

  /** The uid at an index. */
  long uid(int index);

  /**
   * The index of a uid, or {@code -(insertion point) - 1} as {@link
   * java.util.Arrays#binarySearch(long[], long)} has it.
   */
  int indexOf(long uid);

  /**
   * The packed flags at an index: {@link Flag#bit()} for system flags, keyword bits by {@link
   * #keywords()}.
   */
  long flags(int index);

  /** The modseq at an index. */
  long modseq(int index);

  /**
   * The mailbox's keywords; the one at position {@code k} has bit {@code Flag.FIRST_KEYWORD_BIT +
   * k}. An empty one is none: no message has its bit.
   */
  List<String> keywords();

  /**
   * The modseq up to which a client knows the mailbox that says it knows it up to the given one: 0
   * when that is of a time which a restoration lost. Restored mailboxes go on with modseqs 2^32
   * higher, so between none of theirs and the next are 2^31 but over what was lost.
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

  /** Gives every index whose modseq is above the given one, in order. Fast when few are. */
  default void changedSince(long modseq, IntConsumer index) {
    changedSince(modseq, 0, size(), index);
  }

  /**
   * The same for a part of the messages.
   *
   * @param from the index of the first
   * @param to the index behind the last
   */
  void changedSince(long modseq, int from, int to, IntConsumer index);

  /**
   * The first message from an index on that has, of some flags, exactly those of a word. Fast when
   * there are few of them.
   *
   * @param mask the flags' bits
   * @param word the bits among them that it has
   * @return its index, or -1 when there is none
   */
  default int next(int from, long mask, long word) {
    for (int index = from; index < size(); index++) {
      if ((flags(index) & mask) == word) {
        return index;
      }
    }
    return -1;
  }

  /**
   * Gives every uid that is in this view and no more in the later one, in order. Fast when both
   * share most of their parts.
   */
  void expungedIn(MailboxView later, LongConsumer uid);
}
