package org.carillon.identity.signin;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Who is put off for too many wrong passwords on any node ({@link FailedSignIns}), and lifting
 * that.
 */
public interface Bars {

  /**
   * All of them, those that end last first, 1,000 at most: for server administrators everybody, for
   * administrators of a domain its accounts.
   */
  Answer<List<Bar>> list(Caller caller);

  /** Whether an account of the caller's domains, or its own, is barred. */
  Answer<Optional<Bar>> find(Caller caller, String account);

  /**
   * Lets somebody try again at once, on every node. Accounts are lifted by those who may act on
   * them, whoever administers by whoever signed in without a token, oneself by the password: a
   * found token or open session must not make guessing boundless. Networks and administrators'
   * names are for server administrators. Does nothing to who is not barred.
   *
   * @param whom an account's address or alias, an administrator's name, or an IP address; an IPv6
   *     address stands for its /64 and its /48
   * @return whom, in canonical form
   */
  Answer<String> lift(Caller caller, String whom);
}
