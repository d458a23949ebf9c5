package org.carillon.policy.sender;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;

/** The senders that an account allows and blocks, for its administrators. Changes are audited. */
public interface AccountSenders {

  /** The largest number of senders on an account's list. */
  int MOST = 1_000;

  /** Returns all senders on the list, ordered by name. */
  Answer<List<AccountSender>> list(Caller caller, String address);

  /**
   * Puts a sender on the list, or changes the choice for it.
   *
   * @param sender an address or a domain
   */
  Answer<AccountSender> put(Caller caller, String address, String sender, SenderChoice choice);

  /** Takes a sender off the list. */
  Answer<AccountSender> remove(Caller caller, String address, String sender);
}
