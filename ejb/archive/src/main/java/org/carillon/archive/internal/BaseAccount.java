package org.carillon.archive.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * An account's data in the base backup. A modseq alone does not show what the base lacks: a mailbox
 * that was undeleted, rewound or restored since then has messages that are older than the base and
 * still are not in it.
 */
final class BaseAccount {
  private final Map<Long, ArchivedMailbox> mailboxes = new HashMap<>();
  private final long modseq;

  /** Creates this for a base. Without one, or without the account in it, there is no data. */
  BaseAccount(Optional<ArchivedMail> base) {
    this.modseq = base.map(ArchivedMail::modseq).orElse(0L);
    base.ifPresent(
        mail -> mail.mailboxes().forEach(mailbox -> mailboxes.put(mailbox.id(), mailbox)));
  }

  /**
   * Returns this, or an empty base if the account's modseq is lower than in the base. Then the
   * database was reset to an earlier state, and the numbers that it gave out after that state mean
   * something else.
   */
  BaseAccount asOf(ArchivedMail now) {
    return now.modseq() < modseq ? new BaseAccount(Optional.empty()) : this;
  }

  /** Returns the modseq after which everything is to be saved. */
  long modseq() {
    return modseq;
  }

  /** Returns the mailbox in the base, if its UIDs mean the same there. */
  private Optional<ArchivedMailbox> same(ArchivedMailbox mailbox) {
    return Optional.ofNullable(mailboxes.get(mailbox.id()))
        .filter(base -> base.uidValidity() == mailbox.uidValidity());
  }

  /** Returns the messages whose contents the base has, as bits by index in {@code uids}. */
  BitSet has(ArchivedMailbox mailbox, long[] uids) {
    BitSet has = new BitSet(uids.length);
    Optional<ArchivedMailbox> base = same(mailbox);
    if (base.isEmpty()) {
      return has;
    }
    long[] there = base.get().uids().toArray();
    for (int i = 0; i < uids.length; i++) {
      has.set(
          i, Arrays.binarySearch(there, uids[i]) >= 0 && !base.get().lacking().contains(uids[i]));
    }
    return has;
  }

  /** Returns those UIDs whose bits are not set. */
  static UidSet others(long[] uids, BitSet set) {
    UidSet.Builder others = new UidSet.Builder();
    for (int i = set.nextClearBit(0); i < uids.length; i = set.nextClearBit(i + 1)) {
      others.add(uids[i]);
    }
    return others.build();
  }
}
