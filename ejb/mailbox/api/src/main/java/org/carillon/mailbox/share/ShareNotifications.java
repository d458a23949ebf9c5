package org.carillon.mailbox.share;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.sharing.Identifier;

/** Short messages to people with whom something is shared, so that they learn of it. */
public interface ShareNotifications {

  /**
   * Sends a message that a mailbox or a collection is shared and where to find it.
   *
   * @param address the address of the account that administers it: the caller's own, or one that
   *     the caller administers
   * @return whether a message is on its way; groups, domains and accounts that can't see the
   *     mailbox get none. {@link Failure.NotAllowed} or {@link Failure.NotFound} if the account
   *     does not administer the mailbox
   */
  Answer<Boolean> tell(Caller caller, String address, long collection, Identifier with);
}
