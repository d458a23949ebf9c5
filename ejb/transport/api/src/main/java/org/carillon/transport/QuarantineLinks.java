package org.carillon.transport;

import org.carillon.contract.answer.Answer;

/**
 * The links that people are sent with the list of what is in their quarantine. Each was made by
 * this server for one action on one message of one account, holds for some weeks, and needs no
 * sign-in. What was kept for one reason alone, a virus for example, no link releases.
 */
public interface QuarantineLinks {

  /** What a link would do; nothing is changed. {@code NotFound} when there is nothing to do. */
  Answer<QuarantineLink> read(String token);

  /** Does it. */
  Answer<QuarantineLink> follow(String token);
}
