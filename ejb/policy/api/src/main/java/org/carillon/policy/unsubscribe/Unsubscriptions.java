package org.carillon.policy.unsubscribe;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.header.Header;

/** Leaves mailing lists with one click (RFC 8058). */
public interface Unsubscriptions {

  /**
   * Returns the ways to leave the list of a message.
   *
   * @param header the header without forged trace fields
   * @param author the address that is shown to readers
   */
  ListUnsubscription read(Header header, String author);

  /**
   * Leaves the list: this server sends a request to the page that the message names, if it may.
   * Waits for the response, ten seconds at most.
   *
   * @return invalid {@code list} if it may not, the page refuses, or the page cannot be reached.
   *     The answer tells no more, or the sender of a message could learn from its reader which
   *     addresses answer
   */
  Answer<Void> leave(Caller caller, Header header, String author);
}
