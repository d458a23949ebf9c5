package org.carillon.webmail;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Ranking;

/**
 * What a list is made of.
 *
 * @param wish what was asked for
 * @param view the folder
 * @param list its messages, in the order asked for
 * @param ranking what the index says of the words sought; empty when it is not asked, or silent
 * @param hits the uids in it
 */
record Ground(
    Wish wish, MailboxView view, Sequence list, Optional<Ranking> ranking, Set<Long> hits) {

  /** Whether the index knows if the words are in it. */
  boolean isIndexed(long uid) {
    return ranking.isPresent() && uid <= ranking.get().indexedTo();
  }

  /** Whether flags and index leave it in question. */
  boolean mayBe(long uid) {
    int index = view.indexOf(uid);
    return index >= 0
        && wish.query().admits(view.flags(index))
        && (!isIndexed(uid) || hits.contains(uid));
  }
}
