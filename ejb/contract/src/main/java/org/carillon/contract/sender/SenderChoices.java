package org.carillon.contract.sender;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The senders that accounts allow and block, for parts that show users their quarantine. */
public interface SenderChoices {

  /**
   * The owner of a list.
   *
   * @param account the account's id
   * @param domain the id of its domain
   * @param address its address
   */
  record Owner(long account, long domain, String address) {}

  /**
   * Puts a sender on an account's list, in place of an earlier choice.
   *
   * @param by the caller; empty for somebody who followed a link that was sent to the account
   * @param sender an address or a domain
   * @return the sender in normalized form, as it is stored
   */
  Answer<String> choose(Optional<Caller> by, Owner owner, String sender, SenderChoice choice);

  /** Returns an account's choice for an address or for a domain that it belongs to. */
  Optional<SenderChoice> of(long account, String address);
}
