package org.carillon.identity.history;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** What is kept of sign-ins to accounts. */
public interface SignInHistory {
  /** How many are listed. */
  int MOST = 200;

  /** How many kinds are kept of a day of an account. */
  int MOST_A_DAY = 100;

  /** How many letters about sign-ins from new places an account is sent a day. */
  int MOST_ALERTS = 3;

  /** An account's, the latest first: for itself, and for who may act on it. */
  Answer<List<SeenSignIn>> list(Caller caller, String address);
}
