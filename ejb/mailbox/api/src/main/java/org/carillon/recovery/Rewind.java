package org.carillon.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The progress or result of returning an account's mail to an earlier moment. It is the same on
 * every node.
 *
 * @param id the rewind's id
 * @param account the account's address
 * @param to the moment to return to
 * @param state the state of the rewind
 * @param started when the rewind started; later changes are kept
 * @param ended when the rewind ended
 * @param steps the number of messages done
 * @param ofSteps the number of messages to do; 0 until it is known
 * @param mailboxes the number of mailboxes that came back, were deleted or got their old names back
 * @param returned the number of messages brought back
 * @param removed the number of messages removed
 * @param reflagged the number of messages that got their old flags back
 * @param troubles what could not be done, a sentence each
 */
public record Rewind(
    String id,
    String account,
    Instant to,
    State state,
    Instant started,
    Optional<Instant> ended,
    long steps,
    long ofSteps,
    long mailboxes,
    long returned,
    long removed,
    long reflagged,
    List<String> troubles) {

  /** The state of a rewind. */
  public enum State {
    RUNNING,
    /** The rewind is finished and durable, except for its troubles. */
    DONE,
    /** The node stopped, or the database was unavailable. The same request resumes the rewind. */
    INTERRUPTED
  }

  public Rewind {
    troubles = List.copyOf(troubles);
  }
}
