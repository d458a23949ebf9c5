package org.carillon.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account's mail on its way back to an earlier moment, or what came of that. The same on every
 * node.
 *
 * @param id what it is asked for by
 * @param account the account's address
 * @param to the moment it goes back to
 * @param state how far it is
 * @param started when it began: what came later stays
 * @param ended when it ended
 * @param steps how many messages are done
 * @param ofSteps how many there are to do; 0 until that is known
 * @param mailboxes how many mailboxes came back, went or got their names back
 * @param returned how many messages were brought back
 * @param removed how many went
 * @param reflagged how many got their flags back
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

  /** How far a rewind is. */
  public enum State {
    /** It goes on. */
    RUNNING,
    /** It is done and on the disk, but for its troubles. */
    DONE,
    /** Its node ended, or the database was away. The same again takes it up where it stopped. */
    INTERRUPTED
  }

  /** Keeps a copy. */
  public Rewind {
    troubles = List.copyOf(troubles);
  }
}
