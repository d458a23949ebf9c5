package org.carillon.contract.sender;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The senders that accounts allow and block, for who shows them what was held. */
public interface SenderChoices {

  /**
   * Whose list it is.
   *
   * @param account its id
   * @param domain its domain's
   * @param address its address
   */
  record Owner(long account, long domain, String address) {}

  /**
   * Puts a sender on an account's list, instead of what it said of him before.
   *
   * @param by who does; empty for whoever has a link that was sent to the account
   * @param sender an address or a domain
   * @return the sender in the one form in which he is kept
   */
  Answer<String> choose(Optional<Caller> by, Owner owner, String sender, SenderChoice choice);

  /** What an account says of an address, by itself or by a domain it is of. */
  Optional<SenderChoice> of(long account, String address);
}
