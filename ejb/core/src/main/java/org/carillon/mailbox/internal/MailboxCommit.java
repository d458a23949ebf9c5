package org.carillon.mailbox.internal;

import org.carillon.mailbox.MailboxChanged;

/**
 * What a committed transaction changed in one mailbox.
 *
 * @param row the mailbox's row after it
 * @param change the messages that changed
 */
record MailboxCommit(MailboxRow row, ViewChange change) {

  /** Messages that came. */
  static MailboxCommit of(Growth growth) {
    ViewChange change = new ViewChange();
    for (int i = 0; i < growth.size(); i++) {
      change.placed(growth.firstUid + i, growth.flags(i), growth.mailbox.modseq);
    }
    return new MailboxCommit(growth.mailbox, change);
  }

  MailboxChanged hint() {
    return new MailboxChanged(row.account, row.id, row.modseq);
  }
}
