package org.carillon.store.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Computes messages' flags from the runs that cover their UIDs, and from no others. The set of such
 * runs is the same from one start or end of a run to the next. Messages that had the same flags
 * before the same runs get the same result, so each kind is computed once. Cheap if called in
 * ascending UID order; for use by one thread.
 */
final class FlagRunSweep {
  private final List<FlagRun> inOrder;
  private final List<Integer> byFirst;
  private final PriorityQueue<Integer> byLast;
  private final TreeSet<Integer> touching = new TreeSet<>();
  private int begun;

  /** The first UID of the range in which exactly {@link #runs} cover every UID. */
  private long from = 1;

  private long to;
  private List<FlagRun> runs = List.of();
  private final Map<Kind, FlagRuns.State> known = new HashMap<>();

  /** Messages with the same flags, to which the runs from {@code firstRun} on apply. */
  private record Kind(long flags, int firstRun) {}

  /**
   * Creates a sweep over runs.
   *
   * @param inOrder the runs in the order in which they happened
   */
  FlagRunSweep(List<FlagRun> inOrder) {
    this.inOrder = inOrder;
    this.byFirst = new ArrayList<>(inOrder.size());
    for (int i = 0; i < inOrder.size(); i++) {
      byFirst.add(i);
    }
    byFirst.sort(Comparator.comparingLong(i -> inOrder.get(i).first()));
    this.byLast = new PriorityQueue<>(Comparator.comparingLong(i -> inOrder.get(i).last()));
  }

  /** Returns a message's flags after the runs that came later than its row shows. */
  FlagRuns.State settle(long uid, long flags, long modseq) {
    if (uid < from || uid > to) {
      moveTo(uid);
    }
    int first = firstBehind(modseq);
    if (first == runs.size()) {
      return new FlagRuns.State(flags, modseq);
    }
    if (first == runs.size() - 1) {
      FlagRun last = runs.getLast();
      long after = last.apply(flags);
      return new FlagRuns.State(after, after == flags ? modseq : last.modseq());
    }
    FlagRuns.State state =
        known.computeIfAbsent(new Kind(flags, first), kind -> apply(kind, modseq));
    return state.modseq() > modseq ? state : new FlagRuns.State(flags, modseq);
  }

  private FlagRuns.State apply(Kind kind, long modseq) {
    long now = kind.flags;
    long changed = modseq;
    for (FlagRun run : runs.subList(kind.firstRun, runs.size())) {
      long after = run.apply(now);
      if (run.modseq() > changed && after != now) {
        now = after;
        changed = run.modseq();
      }
    }
    // Among messages of the same kind, the row of one may be newer than the row the result was
    // computed for; no run is between them.
    return new FlagRuns.State(now, changed == modseq ? 0 : changed);
  }

  /** Returns the index of the first run that is later than a modseq. */
  private int firstBehind(long modseq) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).modseq() > modseq) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void moveTo(long uid) {
    if (uid < from) {
      begun = 0;
      byLast.clear();
      touching.clear();
    }
    while (begun < byFirst.size() && inOrder.get(byFirst.get(begun)).first() <= uid) {
      int run = byFirst.get(begun++);
      byLast.add(run);
      touching.add(run);
    }
    while (!byLast.isEmpty() && inOrder.get(byLast.peek()).last() < uid) {
      touching.remove(byLast.remove());
    }
    long next =
        begun == byFirst.size() ? Long.MAX_VALUE : inOrder.get(byFirst.get(begun)).first() - 1;
    from = uid;
    to = byLast.isEmpty() ? next : Math.min(next, inOrder.get(byLast.peek()).last());
    runs = touching.stream().map(inOrder::get).toList();
    known.clear();
  }
}
