package org.carillon.transport;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Takes messages of signed-in users: the webmail and REST call it, with SMTP submission's rules.
 */
public interface Submissions {

  /**
   * Sends a message. The caller may use its own addresses as reverse-path. What the caller sends
   * on, as its topmost Resent fields say (RFC 5322 §3.6.6), leaves as what the caller wrote only
   * where From names the caller as well. The spool stays the caller's to close. What has the key of
   * one that was sent in the last two weeks is not sent again.
   *
   * @return the id as which it was taken, by its key perhaps before; {@code Taken} where the key is
   *     of one that said something else
   */
  Answer<String> submit(Caller caller, Submission submission);

  /** The largest message that is taken, in octets. */
  long most();
}
