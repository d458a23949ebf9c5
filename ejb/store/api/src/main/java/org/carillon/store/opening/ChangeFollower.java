package org.carillon.store.opening;

import java.sql.SQLException;
import java.time.Duration;
import org.carillon.database.RepeatedWork;

/**
 * Work that follows changes in any mailbox. It is done on a thread of its own, shortly after a hint
 * of a change by this node or another, once for all changes that came meanwhile. It is also done
 * once a minute without a hint, since hints may be lost.
 */
public final class ChangeFollower implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration TROUBLE = Duration.ofSeconds(30);

  private final Duration gather;
  private final Work work;
  private final RepeatedWork rounds;
  private boolean isStarted;

  /** The work to do after changes. */
  @FunctionalInterface
  public interface Work {
    void perform() throws SQLException;
  }

  /**
   * Creates the rounds; {@link #start} starts them.
   *
   * @param name the thread's name
   * @param what the work's name at the beginning of a sentence in the log
   * @param gather the delay after a hint; changes that come until then are processed together
   */
  public ChangeFollower(String name, String what, Duration gather, Work work) {
    this.gather = gather;
    this.work = work;
    this.rounds = new RepeatedWork(name, what, TROUBLE, this::round);
  }

  /** Starts to follow changes. */
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
