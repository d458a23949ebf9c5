package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Who may write mail on an account's behalf: the account's address stands in From then and the
 * deputy's in Sender (RFC 5322 §3.6.2), so that readers see both.
 */
public interface WritingDeputies {
  /** So many may an account have. */
  int MOST = 50;

  /** The addresses of the caller's deputies. */
  Answer<List<String>> list(Caller caller);

  /** The addresses of those who let the caller write on their behalf. */
  Answer<List<String>> principals(Caller caller);

  /**
   * Lets somebody of this server write on the caller's behalf.
   *
   * @return the account's own address; {@code Invalid} when there is nobody of that address, it is
   *     the caller, or there are too many
   */
  Answer<String> allow(Caller caller, String address);

  /** Takes that back: from then on nothing is sent so any more. */
  Answer<String> withdraw(Caller caller, String address);
}
