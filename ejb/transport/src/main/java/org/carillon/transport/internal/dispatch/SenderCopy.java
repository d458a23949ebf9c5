package org.carillon.transport.internal.dispatch;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.stage.Filing;
import org.carillon.transport.internal.queue.NewQueueEntry;

/**
 * A sender's own copy of a scheduled message: the queue delivers it into that mailbox when the
 * message goes, without rules.
 *
 * @param address the sender's own
 * @param place its mailbox and flags
 */
public record SenderCopy(String address, Filing place) {

  /** Returns the copy as a recipient without reports. */
  NewQueueEntry.Recipient recipient() {
    var path = new ForwardPath(address, Set.of(ForwardPath.Notify.NEVER), Optional.empty());
    return NewQueueEntry.Recipient.untried(path, Optional.of(place));
  }
}
