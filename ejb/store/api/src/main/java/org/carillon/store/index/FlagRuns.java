package org.carillon.store.index;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * The runs in one mailbox, in the order in which they happened. A message's row with an older
 * modseq shows nothing of a run; one with the run's modseq or a newer one shows all of it. It
 * therefore never matters how many runs a row has taken over. For use by one thread.
 */
public final class FlagRuns {
  private final List<FlagRun> runs;
  private final FlagRunSweep sweep;

  /** Creates the set from runs in any order. */
  public FlagRuns(List<FlagRun> runs) {
    this.runs =
        runs.stream()
            .sorted(Comparator.comparingLong(FlagRun::modseq).thenComparingLong(FlagRun::first))
            .toList();
    this.sweep = new FlagRunSweep(this.runs);
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Returns the modseq of the last run; 0 if there is none. */
  public long highestModseq() {
    return runs.isEmpty() ? 0 : runs.getLast().modseq();
  }

  /** Returns the UIDs that the runs cover. */
  public UidSet uids() {
    return UidSet.ofRanges(
        runs.stream().flatMapToLong(run -> LongStream.of(run.first(), run.last())).toArray());
  }

  /** Returns the runs that cover any of these UIDs. */
  public FlagRuns within(long first, long last) {
    return new FlagRuns(
        runs.stream().filter(run -> run.first() <= last && run.last() >= first).toList());
  }

  /**
   * A message's flags.
   *
   * @param modseq the modseq of the change that set them
   */
  public record State(long flags, long modseq) {}

  /** Returns a message's flags after the runs since its row. Cheap in ascending UID order. */
  public State settle(long uid, long flags, long modseq) {
    return sweep.settle(uid, flags, modseq);
  }
}
