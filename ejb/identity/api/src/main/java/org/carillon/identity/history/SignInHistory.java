package org.carillon.identity.history;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The stored history of sign-ins to accounts. */
public interface SignInHistory {
  /** The largest number of entries in a list. */
  int MOST = 200;

  /** The largest number of kinds of sign-ins that are stored for an account and day. */
  int MOST_A_DAY = 100;

  /** The largest number of messages about sign-ins from new places to an account in a day. */
  int MOST_ALERTS = 3;

  /** Lists an account's sign-ins, the latest first. For all who may act on the account. */
  Answer<List<SignInSummary>> list(Caller caller, String address);
}
