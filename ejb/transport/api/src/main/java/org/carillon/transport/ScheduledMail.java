package org.carillon.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;

/**
 * What accounts have sent for later. It waits in the queue and not in their mailboxes; the copy for
 * the sender comes when it is sent. Each caller sees what its own account sent and nothing else.
 */
public interface ScheduledMail {
  /** The most messages that are listed. */
  int MOST = 200;

  /** How far ahead mail may be sent. */
  Duration FARTHEST = Duration.ofDays(366);

  /** What the caller can still call back, the next first. */
  Answer<List<ScheduledMessage>> list(Caller caller);

  /**
   * The octets of one, to be closed.
   *
   * @return {@code NotFound} once it is being sent
   */
  Answer<Content> open(Caller caller, String id);

  /**
   * Removes one from the queue, durably: nobody gets it. Who wants to keep it reads it before.
   *
   * @return what was removed; {@code NotFound} once it is being sent
   */
  Answer<ScheduledMessage> recall(Caller caller, String id);

  /**
   * Has one sent at another time.
   *
   * @param when from now, for which what has passed counts, until {@link #FARTHEST}
   * @return {@code NotFound} once it is being sent; {@code Invalid} of {@code when}
   */
  Answer<ScheduledMessage> reschedule(Caller caller, String id, Instant when);
}
