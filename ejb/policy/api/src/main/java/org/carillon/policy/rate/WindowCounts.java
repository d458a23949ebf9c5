package org.carillon.policy.rate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * Counts by key within spans of time, each of which begins with the first of its count. Of more
 * keys than it keeps it forgets those whose spans began first.
 *
 * @param <K> what is counted by
 */
public final class WindowCounts<K> {
  private final Duration span;
  private final int most;
  private final LongSupplier nanoTime;

  /** The span that began first comes first. */
  private final LinkedHashMap<K, Window> windows = new LinkedHashMap<>();

  private static final class Window {
    private final long began;
    private long count;

    Window(long began) {
      this.began = began;
    }
  }

  /**
   * None yet.
   *
   * @param most how many keys are kept
   */
  public WindowCounts(Duration span, int most, LongSupplier nanoTime) {
    this.span = span;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** Counts, and says how many there are in the span now. */
  public synchronized long add(K key, long amount) {
    forgetEnded();
    if (windows.size() >= most && !windows.containsKey(key)) {
      windows.pollFirstEntry();
    }
    Window window = windows.computeIfAbsent(key, first -> new Window(nanoTime.getAsLong()));
    window.count += amount;
    return window.count;
  }

  /** How many there are in the span now. */
  public synchronized long of(K key) {
    forgetEnded();
    Window window = windows.get(key);
    return window == null ? 0 : window.count;
  }

  /** How long until the count of a key ends; zero if there is none. */
  public synchronized Duration rest(K key) {
    forgetEnded();
    Window window = windows.get(key);
    return window == null ? Duration.ZERO : span.minusNanos(nanoTime.getAsLong() - window.began);
  }

  private void forgetEnded() {
    long now = nanoTime.getAsLong();
    while (!windows.isEmpty() && now - windows.firstEntry().getValue().began >= span.toNanos()) {
      windows.pollFirstEntry();
    }
  }
}
