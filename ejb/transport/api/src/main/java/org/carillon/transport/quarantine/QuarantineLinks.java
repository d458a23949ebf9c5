package org.carillon.transport.quarantine;

import org.carillon.contract.answer.Answer;

/**
 * The links in the quarantine list that accounts receive. Each is for one action on one message of
 * one account, is valid for some weeks, and needs no sign-in. No link releases a message that was
 * held for one decisive reason, such as a virus.
 */
public interface QuarantineLinks {

  /** Returns the link's action and changes nothing. {@code NotFound} if there is nothing to do. */
  Answer<QuarantineLink> read(String token);

  /** Executes the link's action. */
  Answer<QuarantineLink> follow(String token);
}
