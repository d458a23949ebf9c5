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

/** The results of a search, entry by entry, within its limits. */
final class SearchResults {
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
   * @param deadline by {@link System#nanoTime}
   */
  SearchResults(List<Stage> stages, Filter filter, int mostLookedAt, long deadline) {
    this.stages = stages;
    this.filter = filter;
    this.mostLookedAt = mostLookedAt;
    this.deadline = deadline;
  }

  /** The next result. */
  sealed interface Next {
    /** An entry that the filter matches, and the position where to continue after it. */
    record Found(Entry entry, String position) implements Next {}

    record Over() implements Next {}

    /** The limit of examined entries was reached; the position is where to continue. */
    record TooMany(String position) implements Next {}

    /** The time limit was reached. */
    record TooLong() implements Next {}

    record Failed(Failure failure) implements Next {}
  }

  /** Continues where another search ended; returns whether the position is valid. */
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

  /** Reads more; empty if there may be results now. */
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
