package org.carillon.transport.writing;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * The deputies who may write mail on an account's behalf: the account's address is in From and the
 * deputy's in Sender (RFC 5322 §3.6.2), so that readers see both.
 */
public interface WritingDeputies {
  /** The most deputies of an account. */
  int MOST = 50;

  /** Returns the addresses of the caller's deputies. */
  Answer<List<String>> list(Caller caller);

  /** Returns the addresses of the accounts whose deputy the caller is. */
  Answer<List<String>> principals(Caller caller);

  /**
   * Makes somebody on this server a deputy of the caller.
   *
   * @return the account's own address; {@code Invalid} if the address is unknown or the caller's,
   *     or there are too many
   */
  Answer<String> allow(Caller caller, String address);

  /** Removes a deputy: nothing more is sent on the caller's behalf. */
  Answer<String> withdraw(Caller caller, String address);
}
