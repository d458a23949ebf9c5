package org.carillon.identity.helpdesk;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.forgotten.ResetCode;

/**
 * Letting people in again: for those who are of a domain's help desk ({@link Caller#helped}), and
 * for administrators. All other operations take who is of the help desk for what he is, an
 * account's owner. Accounts that administer anything, one's own, and those of resources are out of
 * its reach. Whoever shows a token may only look: a found one would open everybody's account, or
 * make guessing boundless.
 */
public interface HelpDesk {

  /** The accounts of the domain, by address. */
  Answer<Page<HelpedAccount>> list(Caller caller, PageRequest request);

  /** One of them, by address or alias. */
  Answer<HelpedAccount> find(Caller caller, String address);

  /**
   * Makes a code by which the owner chooses a new password, so that nobody else ever knows it; it
   * is good once and is told this once.
   */
  Answer<ResetCode> makeResetCode(Caller caller, String address);

  /** Gives it a new password, which ends what is open by the old one. */
  Answer<HelpedAccount> renewPassword(Caller caller, String address, String password);

  /**
   * Takes a second factor away that its owner lost: authenticator, passkeys and recovery codes. The
   * password is still asked for.
   */
  Answer<HelpedAccount> removeSecondFactor(Caller caller, String address);

  /** Ends all that is open of it, application passwords and tokens with it. */
  Answer<HelpedAccount> signOut(Caller caller, String address);

  /** Lets its owner try to sign in again at once. */
  Answer<HelpedAccount> liftBar(Caller caller, String address);
}
