package org.carillon.mailbox.share;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.sharing.Identifier;

/** Short letters to people with whom something is shared, so that they learn of it. */
public interface ShareLetters {

  /**
   * Tells somebody that a mailbox or a collection is shared with them, and where it stands.
   *
   * @param address the account's address, which must administer it: the caller's own, or one that
   *     it governs
   * @return whether a letter is on its way: groups and domains get none, nor who does not see it;
   *     {@link Failure.NotAllowed} or {@link Failure.NotFound} of what the account does not
   *     administer
   */
  Answer<Boolean> tell(Caller caller, String address, long collection, Identifier with);
}
