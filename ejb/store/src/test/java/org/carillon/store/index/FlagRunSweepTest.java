package org.carillon.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests that a sweep over the runs gives the same flags as applying every run to each message. */
class FlagRunSweepTest {
  private static final int UIDS = 60;

  private static FlagRuns.State oneByOne(List<FlagRun> runs, long uid, long flags, long modseq) {
    long now = flags;
    long changed = modseq;
    for (FlagRun run :
        runs.stream()
            .sorted(Comparator.comparingLong(FlagRun::modseq).thenComparingLong(FlagRun::first))
            .toList()) {
      if (run.modseq() > changed && run.first() <= uid && uid <= run.last()) {
        long after = run.apply(now);
        changed = after == now ? changed : run.modseq();
        now = after;
      }
    }
    return new FlagRuns.State(now, changed);
  }

  private static List<FlagRun> runs(Random random) {
    List<FlagRun> runs = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      long first = 1 + random.nextInt(UIDS);
      long set = random.nextInt(8);
      // The modseqs are few, so some runs share one; a run never clears the bits that it sets.
      runs.add(
          new FlagRun(
              first,
              first + random.nextInt(UIDS),
              1 + random.nextInt(25),
              set,
              random.nextInt(8) & ~set));
    }
    return runs;
  }

  @Test
  void sweepEqualsUpdatingEachMessage() {
    Random random = new Random(20261120);
    for (int round = 0; round < 2_000; round++) {
      List<FlagRun> runs = runs(random);
      FlagRuns sweeping = new FlagRuns(runs);
      for (int i = 0; i < 2 * UIDS; i++) {
        long uid = i < UIDS ? i + 1 : 1 + random.nextInt(2 * UIDS);
        long flags = random.nextInt(8);
        long modseq = random.nextInt(30);
        assertThat(sweeping.settle(uid, flags, modseq))
            .as("uid %d, flags %d, modseq %d after %s", uid, flags, modseq, runs)
            .isEqualTo(oneByOne(runs, uid, flags, modseq));
      }
    }
  }
}
