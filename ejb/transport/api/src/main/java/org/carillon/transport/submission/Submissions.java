package org.carillon.transport.submission;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Takes messages of signed-in users, from webmail and REST, with submission's rules. */
public interface Submissions {

  /**
   * Sends a message. The caller may use its own addresses as reverse-path. A redirected message,
   * with Resent fields (RFC 5322 §3.6.6), counts as the caller's own only if From names the caller
   * as well. The caller closes the spool. A message with the key of one that was sent in the last
   * two weeks is not sent again.
   *
   * @return the id of the message, perhaps from an earlier submission with its key; {@code Taken}
   *     if that had other content
   */
  Answer<String> submit(Caller caller, Submission submission);

  /** The largest message that is accepted, in octets. */
  long most();
}
