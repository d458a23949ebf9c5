package org.carillon.identity.session;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * What an account has open, on all services and nodes: for itself, and for who may act on it
 * ({@link org.carillon.account.Accounts#governed}).
 */
public interface AccountSessions {
  /** How many of a kind are listed. */
  int MOST = 500;

  /**
   * Lists connections, browsers, tokens and phones, at most {@link #MOST} of each. A connection is
   * in it a second after its sign-in, on whichever node.
   */
  Answer<List<OpenSession>> list(Caller caller, String address);

  /**
   * What works for an account without anybody signed in, kind by kind: a lock-out leaves it unless
   * it is told to withdraw it. At most {@link StandingHolder#MOST} of each kind.
   */
  Answer<List<StandingAccess>> standing(Caller caller, String address);

  /** Ends one of them; its client can sign in again by what it knows. */
  Answer<OpenSession> end(Caller caller, String address, String id);

  /**
   * The kill switch: ends every connection, browser, token and registered phone of an account on
   * all nodes within a second, and stops its mail that waits to be sent; says what it ended. Doing
   * it again ends what is left. Who administers the domain may switch the account off with it. What
   * works without anybody signed in stays, unless its kind is to be withdrawn, and is told.
   */
  Answer<LockedOut> lockOut(Caller caller, String address, LockOut how);
}
