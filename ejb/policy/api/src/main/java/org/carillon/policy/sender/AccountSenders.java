package org.carillon.policy.sender;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;

/**
 * The senders that an account allows and blocks, for whoever governs the account. Each change is in
 * the book of changes.
 */
public interface AccountSenders {

  /** So many may be on an account's list. */
  int MOST = 1_000;

  /** All of them, by name. */
  Answer<List<AccountSender>> list(Caller caller, String address);

  /**
   * Puts a sender on the list, instead of what it said of him before.
   *
   * @param sender an address or a domain
   */
  Answer<AccountSender> put(Caller caller, String address, String sender, SenderChoice choice);

  /** Takes a sender from the list. */
  Answer<AccountSender> remove(Caller caller, String address, String sender);
}
