package org.carillon.store.delivery;

import java.util.HashSet;
import java.util.Set;
import org.carillon.store.Target;

/**
 * Which puts go in one batch: of several of one key or of one UID each sees in the database what
 * the one before it made; and of those that are bounded in one account, too.
 */
final class PutTurns {
  private enum What {
    KEY,
    OBJECT_UID,
    ACCOUNT
  }

  private record Turn(What what, long account, String mailbox, String value) {}

  private final Set<Turn> taken = new HashSet<>();

  /** Whether a delivery is no put, or the first of its kind in the batch. */
  boolean take(PendingDelivery delivery) {
    if (delivery.put.isEmpty()) {
      return true;
    }
    KeyedPut put = delivery.put.get();
    Target target = delivery.incomings.getFirst().targets.getFirst();
    String mailbox = target.mailbox().path();
    return taken.add(new Turn(What.KEY, target.account(), mailbox, put.key()))
        && put.objectUid()
            .map(uid -> taken.add(new Turn(What.OBJECT_UID, target.account(), mailbox, uid)))
            .orElse(true)
        && (!put.isBound() || taken.add(new Turn(What.ACCOUNT, target.account(), "", "")));
  }
}
