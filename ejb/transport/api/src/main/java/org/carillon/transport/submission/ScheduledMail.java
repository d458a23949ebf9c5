package org.carillon.transport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.SenderOptions;

/**
 * Mail that accounts have scheduled for later. It waits in the queue and not in their mailboxes;
 * the sender's copy is stored when it is sent. Each caller sees only the own account's mail.
 */
public interface ScheduledMail {
  /** The most messages that are listed. */
  int MOST = 200;

  /** The longest time mail may be scheduled ahead. */
  Duration FARTHEST = SenderOptions.LONGEST_HOLD;

  /** Lists what the caller can still recall, the next first. */
  Answer<List<ScheduledMessage>> list(Caller caller);

  /**
   * Opens a message; the caller must close it.
   *
   * @return {@code NotFound} once it is being sent
   */
  Answer<Content> open(Caller caller, String id);

  /**
   * Removes a message, durably: nobody gets it. A caller who wants a copy must read it first.
   *
   * @return the removed message; {@code NotFound} once it is being sent
   */
  Answer<ScheduledMessage> recall(Caller caller, String id);

  /**
   * Changes the time at which a message is sent.
   *
   * @param when at most {@link #FARTHEST} from now; a past time means now
   * @return {@code NotFound} once it is being sent; {@code Invalid} for {@code when}
   */
  Answer<ScheduledMessage> reschedule(Caller caller, String id, Instant when);
}
