package org.carillon.transport.internal.dispatch;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.stage.Filing;
import org.carillon.transport.internal.queue.NewQueueEntry;

/**
 * A sender's own copy of what is sent later: it comes by the queue when the message goes, into that
 * mailbox and past all rules.
 *
 * @param address the sender's own
 * @param place its mailbox, and how it is marked
 */
public record SenderCopy(String address, Filing place) {

  /** It as a recipient; nobody is written to of it. */
  NewQueueEntry.Recipient recipient() {
    var path = new ForwardPath(address, Set.of(ForwardPath.Notify.NEVER), Optional.empty());
    return NewQueueEntry.Recipient.untried(path, Optional.of(place));
  }
}
