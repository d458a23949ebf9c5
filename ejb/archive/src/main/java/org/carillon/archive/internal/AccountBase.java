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
 * What the backup that another is based on has of an account. A modseq alone does not tell what is
 * missing there: a mailbox that was undeleted, rewound or restored since shows messages which are
 * older than the base and yet were not in it.
 */
final class AccountBase {
  private final Map<Long, ArchivedMailbox> mailboxes = new HashMap<>();
  private final long modseq;

  /** Of nothing, when there is no base, or none that tells of this account. */
  AccountBase(Optional<ArchivedMail> base) {
    this.modseq = base.map(ArchivedMail::modseq).orElse(0L);
    base.ifPresent(
        mail -> mail.mailboxes().forEach(mailbox -> mailboxes.put(mailbox.id(), mailbox)));
  }

  /**
   * The same, unless the account's modseq has gone back since: then the database was put back to an
   * earlier day, and what it gave out after that means something else.
   */
  AccountBase asOf(ArchivedMail now) {
    return now.modseq() < modseq ? new AccountBase(Optional.empty()) : this;
  }

  /** Behind which modseq everything is to be saved. */
  long modseq() {
    return modseq;
  }

  /** The mailbox as the base has it, if its uids mean the same there. */
  private Optional<ArchivedMailbox> same(ArchivedMailbox mailbox) {
    return Optional.ofNullable(mailboxes.get(mailbox.id()))
        .filter(base -> base.uidValidity() == mailbox.uidValidity());
  }

  /** Which messages of a mailbox the base has with their contents, by their index in its uids. */
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

  /** Those of some uids whose bits are not set. */
  static UidSet others(long[] uids, BitSet set) {
    UidSet.Builder others = new UidSet.Builder();
    for (int i = set.nextClearBit(0); i < uids.length; i = set.nextClearBit(i + 1)) {
      others.add(uids[i]);
    }
    return others.build();
  }
}
