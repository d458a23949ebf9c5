package org.carillon.account.renaming;

import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Gives accounts and domains other names. Their ids stay the same, and so does everything that
 * belongs to them: mail, rights, aliases, groups, tokens, sessions, settings. Only digest secrets,
 * with which telephones sign in, are lost, because the name is part of their hash. They are
 * computed again when the owner next signs in with the password.
 */
public interface Renames {

  /**
   * Gives an account that the caller governs another address in the same domain.
   *
   * @param to the new address, which must be free or an alias of the account
   * @param keepsOld true if the old address is kept as an alias
   */
  Answer<Account> account(Caller caller, String address, String to, boolean keepsOld);

  /**
   * Gives a domain another name, which changes every address in it. Only server administrators may
   * do this.
   *
   * @param to the new name, which must be free or an alias of the domain
   * @param keepsOld true if the old name is kept as an alias
   */
  Answer<Domain> domain(Caller caller, String name, String to, boolean keepsOld);
}
