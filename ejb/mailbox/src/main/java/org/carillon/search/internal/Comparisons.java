package org.carillon.search.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.store.IndexCheck.Mended;

/** Comparisons that are wanted; the thread that keeps the index does them. */
final class Comparisons {
  private final LinkedBlockingQueue<CompletableFuture<Optional<Mended>>> wanted =
      new LinkedBlockingQueue<>();

  /** One that will be done. */
  Future<Optional<Mended>> want() {
    CompletableFuture<Optional<Mended>> one = new CompletableFuture<>();
    wanted.add(one);
    return one;
  }

  /** Does one. */
  @FunctionalInterface
  interface Comparison {
    Mended mend() throws SQLException, IOException;
  }

  /** Does those that are wanted. */
  void perform(Comparison comparison) throws SQLException, IOException {
    for (var one = wanted.poll(); one != null; one = wanted.poll()) {
      try {
        one.complete(Optional.of(comparison.mend()));
      } finally {
        // Whoever waits must not wait for ever for what broke.
        one.complete(Optional.empty());
      }
    }
  }

  /** There is no index to compare. */
  void refuse() {
    for (var one = wanted.poll(); one != null; one = wanted.poll()) {
      one.complete(Optional.empty());
    }
  }
}
