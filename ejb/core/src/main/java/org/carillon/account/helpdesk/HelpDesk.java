package org.carillon.account.helpdesk;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/**
 * Letting people in again: for those who are of a domain's help desk ({@link Caller#helped}), and
 * for administrators. All other operations take who is of the help desk for what he is, an
 * account's owner. Accounts that administer anything, and one's own, are out of its reach.
 */
public interface HelpDesk {

  /** The accounts of the domain, by address. */
  Answer<Page<HelpedAccount>> list(Caller caller, PageRequest request);

  /** One of them, by address or alias. */
  Answer<HelpedAccount> find(Caller caller, String address);

  /** Gives it a new password, which ends what is open by the old one. */
  Answer<HelpedAccount> renewPassword(Caller caller, String address, String password);

  /** Ends all that is open of it. */
  Answer<HelpedAccount> signOut(Caller caller, String address);

  /** Lets its owner try to sign in again at once. */
  Answer<HelpedAccount> liftBar(Caller caller, String address);
}
