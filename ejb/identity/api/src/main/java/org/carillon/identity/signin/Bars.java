package org.carillon.identity.signin;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Lists and lifts the bars caused by wrong passwords on any node ({@link FailedSignIns}). */
public interface Bars {

  /** Lists the bars that the caller administers, those that end last first, 1,000 at most. */
  Answer<List<Bar>> list(Caller caller);

  /** Returns the bar, if any, of an account that is the caller's or that the caller administers. */
  Answer<Optional<Bar>> find(Caller caller, String account);

  /**
   * Lifts a bar on every node, so that sign-ins are tried again at once. Administrators lift the
   * bars of accounts that they may act on, and must have signed in without a token; for their own
   * account they must have shown the password. Otherwise a stolen token or open session would allow
   * unlimited guessing. Only server administrators lift bars of networks and of administrators'
   * names. The call has no effect if there is no bar.
   *
   * @param whom an account's address or alias, an administrator's name, or an IP address; an IPv6
   *     address stands for its /64 and its /48
   * @return {@code whom} in canonical form
   */
  Answer<String> lift(Caller caller, String whom);
}
