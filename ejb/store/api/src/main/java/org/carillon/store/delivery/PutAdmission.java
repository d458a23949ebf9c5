package org.carillon.store.delivery;

import java.util.HashSet;
import java.util.Set;
import org.carillon.store.Target;

/**
 * Decides which puts go into one batch. Each put must see in the database what an earlier one has
 * made, so a batch takes only one put for a key of a mailbox, one for an object's UID of a mailbox,
 * and one with limits for an account. The others wait for a later batch.
 */
final class PutAdmission {
  private enum What {
    KEY,
    OBJECT_UID,
    ACCOUNT
  }

  private record Turn(What what, long account, String mailbox, String value) {}

  private final Set<Turn> taken = new HashSet<>();

  /** Returns whether the delivery may go into the batch: it is no put, or the first of its kind. */
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
