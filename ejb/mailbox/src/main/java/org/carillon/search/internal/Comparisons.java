package org.carillon.search.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.store.IndexCheck.Repaired;

/** Requested comparisons. The thread that maintains the index runs them. */
final class Comparisons {
  private final LinkedBlockingQueue<CompletableFuture<Optional<Repaired>>> wanted =
      new LinkedBlockingQueue<>();

  Future<Optional<Repaired>> want() {
    CompletableFuture<Optional<Repaired>> one = new CompletableFuture<>();
    wanted.add(one);
    return one;
  }

  @FunctionalInterface
  interface Comparison {
    Repaired mend() throws SQLException, IOException;
  }

  /** Runs the requested comparisons. */
  void perform(Comparison comparison) throws SQLException, IOException {
    for (var one = wanted.poll(); one != null; one = wanted.poll()) {
      try {
        one.complete(Optional.of(comparison.mend()));
      } finally {
        // Otherwise the requester would wait for ever after an error.
        one.complete(Optional.empty());
      }
    }
  }

  /** Refuses the requested comparisons, because there is no index. */
  void refuse() {
    for (var one = wanted.poll(); one != null; one = wanted.poll()) {
      one.complete(Optional.empty());
    }
  }
}
