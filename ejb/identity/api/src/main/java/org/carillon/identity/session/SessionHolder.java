package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;

/** Opens sessions of one kind for clients. Each capability that does so has such a bean. */
public interface SessionHolder {

  /** Returns the sessions that the account has here now. */
  List<OpenSession> of(Account account);

  /** Ends a session. Returns whether it existed. */
  boolean end(Account account, String id);

  /** Ends all sessions of the account. Returns their number. */
  long endAll(Account account);
}
