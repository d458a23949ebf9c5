package org.carillon.account.renaming;

import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Gives accounts and domains other names. Their ids stay, and with them all that is theirs: mail,
 * rights, aliases, groups, tokens, sessions, settings. What a name is part of can't follow: digest
 * secrets, with which telephones sign in, are made anew when the owner next signs in by password.
 */
public interface Renames {

  /**
   * Gives an account that the caller governs another address in the same domain.
   *
   * @param to the new address, which is free, or an alias of the account
   * @param keepsOld whether the old one stays as an alias
   */
  Answer<Account> account(Caller caller, String address, String to, boolean keepsOld);

  /**
   * Gives a domain another name, and so every address in it; for those who administer the server.
   *
   * @param to the new name, which is free, or an alias of the domain
   * @param keepsOld whether the old one stays as an alias
   */
  Answer<Domain> domain(Caller caller, String name, String to, boolean keepsOld);
}
