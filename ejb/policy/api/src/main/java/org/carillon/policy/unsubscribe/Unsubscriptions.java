package org.carillon.policy.unsubscribe;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.header.Header;

/** Leaves mailing lists by one press (RFC 8058). */
public interface Unsubscriptions {

  /**
   * How the list of a message can be left.
   *
   * @param header its header, as far as it may be believed
   * @param author the address that readers are shown
   */
  ListUnsubscription read(Header header, String author);

  /**
   * Leaves it: this server asks the page that the message names, if it may. Waits for the answer,
   * ten seconds at most.
   *
   * @return invalid {@code list} where it may not, or where the page refuses; neither that nor a
   *     page that can't be asked is told more of, or whoever writes a message would learn from its
   *     reader what answers at which address
   */
  Answer<Void> leave(Caller caller, Header header, String author);
}
