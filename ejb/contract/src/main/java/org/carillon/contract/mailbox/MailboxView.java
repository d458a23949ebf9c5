package org.carillon.contract.mailbox;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * A mailbox at one moment: uids, flags and modseqs in uid order. Immutable, and shared by all
 * sessions of a node that see the mailbox at the same moment. Index {@code i} is message sequence
 * number {@code i + 1} for a session that shows exactly this view.
 */
public interface MailboxView {

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

  /** Gives every index whose modseq is above the given one, in order. Fast when few are. */
  void changedSince(long modseq, IntConsumer index);

  /**
   * Gives every uid that is in this view and no more in the later one, in order. Fast when both
   * share most of their parts.
   */
  void expungedIn(MailboxView later, LongConsumer uid);
}
