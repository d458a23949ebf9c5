package org.carillon.identity.session;

import java.util.List;
import org.carillon.account.Account;

/** Whoever lets clients of accounts in by means of its own: a bean of each capability that does. */
public interface SessionHolder {

  /** What the account has there now. */
  List<OpenSession> of(Account account);

  /** Ends one; whether it was there. */
  boolean end(Account account, String id);

  /** Ends all; how many there were. */
  long endAll(Account account);
}
