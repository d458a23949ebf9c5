package org.carillon.protocol.imap.search;

import org.carillon.contract.mailbox.search.Query;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.SequenceSet;

/**
 * A criterion that names uids. The set is resolved when a mailbox is first searched: results that
 * are kept up to date keep the same set (RFC 5267 §4.3).
 */
final class NamedUids implements SearchCriterion {
  private final SequenceSet named;
  private Selected searched;
  private Query settled;

  NamedUids(SequenceSet named) {
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
