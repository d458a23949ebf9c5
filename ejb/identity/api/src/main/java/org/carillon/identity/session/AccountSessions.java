package org.carillon.identity.session;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The open sessions of an account on all services and nodes. The account itself and those who may
 * act on it ({@link org.carillon.account.Accounts#governed}) can call this.
 */
public interface AccountSessions {
  /** The largest number of sessions of one kind in a list. */
  int MOST = 500;

  /**
   * Lists connections, browsers, tokens and phones, at most {@link #MOST} of each. A connection is
   * listed at most a second after its sign-in, on whichever node it is.
   */
  Answer<List<OpenSession>> list(Caller caller, String address);

  /**
   * Lists what works for an account without a signed-in user, ordered by kind, at most {@link
   * UnattendedAccessHolder#MOST} of each kind. A lock-out leaves these unless told otherwise.
   */
  Answer<List<UnattendedAccess>> unattended(Caller caller, String address);

  /** Ends one session. Its client can sign in again with its credentials. */
  Answer<OpenSession> end(Caller caller, String address, String id);

  /**
   * Locks an account out: ends all its connections, browsers, tokens and registered phones on all
   * nodes within a second, and stops its mail that waits to be sent. A second call ends what is
   * left. A caller who administers the domain may switch the account off at the same time. Access
   * that works without a signed-in user stays, unless its kind is to be withdrawn.
   *
   * @return what was ended, and which access without a signed-in user is left
   */
  Answer<LockOutResult> lockOut(Caller caller, String address, LockOutOptions how);
}
