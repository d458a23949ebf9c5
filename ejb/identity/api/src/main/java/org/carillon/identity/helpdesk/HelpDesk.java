package org.carillon.identity.helpdesk;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.forgotten.ResetCode;

/**
 * Operations that let people sign in again, for members of a domain's help desk ({@link
 * Caller#helped}) and for administrators. In all other operations a member of the help desk has
 * only the rights of an account's owner. The help desk cannot act on accounts that administer
 * anything, on the caller's own account or on resources. A caller that authenticated by a token may
 * only read: otherwise a stolen token would open every account or allow unlimited guessing.
 */
public interface HelpDesk {

  /** Lists the accounts of the domain, ordered by address. */
  Answer<Page<HelpedAccount>> list(Caller caller, PageRequest request);

  /** Returns one of the accounts, by its address or an alias. */
  Answer<HelpedAccount> find(Caller caller, String address);

  /** Makes a one-time code, shown only here, by which the owner chooses a new password. */
  Answer<ResetCode> makeResetCode(Caller caller, String address);

  /** Sets a new password and ends what is open by the old one. */
  Answer<HelpedAccount> renewPassword(Caller caller, String address, String password);

  /** Removes a second factor that its owner lost, of all kinds. The password is still needed. */
  Answer<HelpedAccount> removeSecondFactor(Caller caller, String address);

  /** Ends everything that the account has open, including application passwords and tokens. */
  Answer<HelpedAccount> signOut(Caller caller, String address);

  /** Lifts the account's bar, so that its owner can try to sign in again at once. */
  Answer<HelpedAccount> liftBar(Caller caller, String address);
}
