package org.carillon.transport;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Takes messages of signed-in users: the webmail and REST call it, with SMTP submission's rules.
 */
public interface Submissions {

  /**
   * Sends a message. The caller may use its own addresses as reverse-path. The spool stays the
   * caller's to close.
   */
  Answer<String> submit(Caller caller, Submission submission);

  /** The largest message that is taken, in octets. */
  long most();
}
