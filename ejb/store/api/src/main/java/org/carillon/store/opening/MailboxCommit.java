package org.carillon.store.opening;

import java.util.stream.Stream;
import org.carillon.store.MailboxChanged;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.viewing.ViewChange;

/**
 * The changes that a committed transaction made in one mailbox.
 *
 * @param row the mailbox's row after it
 * @param change the messages that changed
 * @param filling true if it made the account full
 */
public record MailboxCommit(MailboxRow row, ViewChange change, boolean filling) {

  public MailboxCommit(MailboxRow row, ViewChange change) {
    this(row, change, false);
  }

  /** Returns the commit of added messages. */
  public static MailboxCommit of(PlacedRange range) {
    ViewChange change = new ViewChange();
    for (int i = 0; i < range.size(); i++) {
      change.placed(range.firstUid + i, range.flags(i), range.mailbox.modseq);
    }
    return new MailboxCommit(range.mailbox, change, range.isFilling());
  }

  Stream<MailboxChanged> hints() {
    MailboxChanged changed = new MailboxChanged(row.account, row.id, row.modseq);
    return filling
        ? Stream.of(changed, new MailboxChanged(row.account, MailboxChanged.FULL, row.modseq))
        : Stream.of(changed);
  }
}
