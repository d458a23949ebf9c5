package org.carillon.search.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergePolicy.OneMergeProgress.PauseReason;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.RateLimitedIndexOutput;
import org.apache.lucene.store.RateLimiter;
import org.apache.lucene.util.ThreadInterruptedException;

/**
 * Merges segments one after the other in its own thread, which pauses after each piece of work.
 * Merging is half of the cost of indexing, and as little urgent. During a pause more segments
 * gather. If {@code MOST_WAITING} merges wait, threads that add messages wait, too.
 */
final class PacedMerges extends ConcurrentMergeScheduler {
  private static final int MOST_WAITING = 4;

  /** The number of octets that are written in a piece. */
  private static final long OCTETS = 64 << 10;

  private final UnaryOperator<Duration> pauses;

  /**
   * Creates this with a pace.
   *
   * @param pauses returns how long to pause after some work
   */
  PacedMerges(UnaryOperator<Duration> pauses) {
    this.pauses = pauses;
    setMaxMergesAndThreads(MOST_WAITING, 1);
  }

  @Override
  public Directory wrapForMerge(MergePolicy.OneMerge merge, Directory in) {
    Pace pace = new Pace(merge);
    return new FilterDirectory(in) {
      @Override
      public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return new RateLimitedIndexOutput(pace, super.createOutput(name, context));
      }
    };
  }

  private final class Pace extends RateLimiter {
    private final MergePolicy.OneMerge merge;
    private long begun = System.nanoTime();

    Pace(MergePolicy.OneMerge merge) {
      this.merge = merge;
    }

    @Override
    public long pause(long octets) throws MergePolicy.MergeAbortedException {
      long now = System.nanoTime();
      long pause = pauses.apply(Duration.ofNanos(now - begun)).toNanos();
      try {
        merge.getMergeProgress().pauseNanos(pause, PauseReason.OTHER, () -> !merge.isAborted());
      } catch (InterruptedException e) {
        throw new ThreadInterruptedException(e);
      }
      if (merge.isAborted()) {
        throw new MergePolicy.MergeAbortedException("The index is closed");
      }
      begun = System.nanoTime();
      return begun - now;
    }

    @Override
    public long getMinPauseCheckBytes() {
      return OCTETS;
    }

    /** The pace depends on time, not on octets, so the rate is ignored. */
    @Override
    public void setMBPerSec(double rate) {}

    @Override
    public double getMBPerSec() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
