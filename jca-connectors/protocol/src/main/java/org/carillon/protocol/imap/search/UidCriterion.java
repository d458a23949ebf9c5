package org.carillon.protocol.imap.search;

import org.carillon.contract.mailbox.search.Query;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.SequenceSet;

/** A criterion of uids, resolved at a mailbox's first search and kept (RFC 5267 §4.3). */
final class UidCriterion implements SearchCriterion {
  private final SequenceSet named;
  private Selected searched;
  private Query settled;

  UidCriterion(SequenceSet named) {
    this.named = named;
  }

  @Override
  public Query in(Selected mailbox) {
    if (mailbox != searched) {
      settled = new Query.Uids(mailbox.uidRanges(mailbox.byUid(named)));
      searched = mailbox;
    }
    return settled;
  }
}
