package org.carillon.protocol.ldap.search;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.protocol.ldap.filter.FilterEvaluation;
import org.carillon.protocol.ldap.filter.Truth;

/** What a search finds, entry by entry, within its bounds. */
final class Candidates {
  private static final int FIRST_PAGE = 50;

  private final List<Stage> stages;
  private final Filter filter;
  private final int mostLookedAt;
  private final long deadline;
  private int stage;
  private Optional<String> after = Optional.empty();
  private boolean isStageOver;
  private int lookedAt;
  private int pages;
  private final Queue<Stage.Seen> seen = new ArrayDeque<>();

  /**
   * @param deadline of {@link System#nanoTime}
   */
  Candidates(List<Stage> stages, Filter filter, int mostLookedAt, long deadline) {
    this.stages = stages;
    this.filter = filter;
    this.mostLookedAt = mostLookedAt;
    this.deadline = deadline;
  }

  /** What comes next. */
  sealed interface Next {
    /**
     * An entry for which the filter is true.
     *
     * @param position where to go on behind it
     */
    record Found(Entry entry, String position) implements Next {}

    /** There are no more. */
    record Over() implements Next {}

    /**
     * So many were looked at that this has to do.
     *
     * @param position where to go on
     */
    record TooMany(String position) implements Next {}

    /** The time is over. */
    record TooLong() implements Next {}

    /** It cannot be said. */
    record Failed(Failure failure) implements Next {}
  }

  /** Goes on where another search ended; whether that is a place at all. */
  boolean goOn(String position) {
    int colon = position.indexOf(':');
    try {
      stage = Integer.parseInt(position.substring(0, Math.max(0, colon)));
    } catch (NumberFormatException e) {
      return false;
    }
    after = Optional.of(position.substring(colon + 1));
    return stage >= 0 && stage < stages.size();
  }

  Next next() {
    while (true) {
      if (System.nanoTime() - deadline > 0) {
        return new Next.TooLong();
      }
      Stage.Seen one = seen.poll();
      if (one == null) {
        Optional<Next> end = fetch();
        if (end.isPresent()) {
          return end.get();
        }
        continue;
      }
      if (lookedAt == mostLookedAt) {
        return new Next.TooMany(position());
      }
      lookedAt++;
      after = Optional.of(one.place());
      if (FilterEvaluation.of(filter, one.entry()) == Truth.TRUE) {
        return new Next.Found(one.entry(), position());
      }
    }
  }

  private String position() {
    return stage + ":" + after.orElse("");
  }

  /** Reads more; empty when there may be something now. */
  private Optional<Next> fetch() {
    if (isStageOver) {
      stage++;
      after = Optional.empty();
      isStageOver = false;
    }
    if (stage >= stages.size()) {
      return Optional.of(new Next.Over());
    }
    int limit = pages++ == 0 ? FIRST_PAGE : TreeQuery.MOST;
    return switch (stages.get(stage).page(after, limit)) {
      case Answer.Done<Page<Stage.Seen>>(Page<Stage.Seen> page) -> {
        seen.addAll(page.items());
        isStageOver = page.next().isEmpty();
        yield Optional.empty();
      }
      case Answer.Failed<Page<Stage.Seen>>(Failure failure) ->
          Optional.of(new Next.Failed(failure));
    };
  }
}
