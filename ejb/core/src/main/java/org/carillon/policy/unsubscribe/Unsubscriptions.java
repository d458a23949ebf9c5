package org.carillon.policy.unsubscribe;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;

/** Leaves mailing lists by one press (RFC 8058). */
public interface Unsubscriptions {

  /**
   * How the list of a message can be left.
   *
   * @param author the address that readers are shown
   */
  Answer<ListUnsubscription> read(Content message, String author);

  /**
   * Leaves it: this server asks the page that the message names, if it may. Waits for the answer,
   * ten seconds at most.
   *
   * @return invalid {@code list} where it may not, or where the page refuses
   */
  Answer<Void> leave(Caller caller, Content message, String author);
}
