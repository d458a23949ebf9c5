package org.carillon.store.opening;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.Rounds;

/**
 * Work that follows what changes in anybody's mailboxes: done on a thread of its own soon after
 * news of a change, by this node or another, for all that came meanwhile at once; and once a minute
 * without news, since news may be lost.
 */
public final class ChangeRounds implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final Duration gather;
  private final Work work;
  private final Rounds rounds;
  private boolean isStarted;

  /** What is done after changes. */
  @FunctionalInterface
  public interface Work {
    void perform() throws SQLException;
  }

  /**
   * To be started.
   *
   * @param name the thread's
   * @param what the work, as the log names it at the beginning of a sentence
   * @param gather how long after the news it is done: what comes until then is looked at together
   */
  public ChangeRounds(String name, String what, Duration gather, Work work) {
    this.gather = gather;
    this.work = work;
    this.rounds = new Rounds(name, what, TROUBLE, this::round);
  }

  /** Begins to follow them. */
  public void start(OpenMailboxes open) {
    isStarted = true;
    open.onAnyChange(rounds::wake);
    rounds.start();
  }

  @Override
  public void close() {
    if (isStarted) {
      rounds.close();
    }
  }

  private Duration round() throws SQLException, InterruptedException {
    Thread.sleep(gather);
    work.perform();
    return SWEEP;
  }
}
