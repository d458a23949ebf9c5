package org.carillon.store.index;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Runs in one mailbox, in the order in which they were. A message's row of an older modseq shows
 * nothing of a run; one of the run's modseq or a newer shows all of it. So it never matters how
 * many of them a row has taken over. For one thread.
 */
public final class FlagRuns {
  private final List<FlagRun> runs;
  private final FlagSweep sweep;

  /** Of runs in any order. */
  public FlagRuns(List<FlagRun> runs) {
    this.runs =
        runs.stream()
            .sorted(Comparator.comparingLong(FlagRun::modseq).thenComparingLong(FlagRun::first))
            .toList();
    this.sweep = new FlagSweep(this.runs);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** The modseq of the last; 0 when there is none. */
  public long highestModseq() {
    return runs.isEmpty() ? 0 : runs.getLast().modseq();
  }

  /** The uids that any of them is about. */
  public UidSet uids() {
    return UidSet.ofRanges(
        runs.stream().flatMapToLong(run -> LongStream.of(run.first(), run.last())).toArray());
  }

  /** Those that touch some uids. */
  public FlagRuns within(long first, long last) {
    return new FlagRuns(
        runs.stream().filter(run -> run.first() <= last && run.last() >= first).toList());
  }

  /**
   * A message's flags.
   *
   * @param modseq of the change that made them
   */
  public record State(long flags, long modseq) {}

  /**
   * A message's flags after those runs that came later than its row shows. Cheap by ascending uid.
   */
  public State settle(long uid, long flags, long modseq) {
    return sweep.settle(uid, flags, modseq);
  }
}
