package org.carillon.policy.rate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * Counts by key in time windows. The window of a key begins with its first count. If there are too
 * many keys, those with the oldest windows are forgotten.
 *
 * @param <K> the type of the keys
 */
public final class WindowCounts<K> {
  private final Duration span;
  private final int most;
  private final LongSupplier nanoTime;

  /** The windows, the oldest first. */
  private final LinkedHashMap<K, Window> windows = new LinkedHashMap<>();

  private static final class Window {
    private final long began;
    private long count;

    Window(long began) {
      this.began = began;
    }
  }

  /**
   * Creates an empty counter.
   *
   * @param most the largest number of keys that are kept
   */
  public WindowCounts(Duration span, int most, LongSupplier nanoTime) {
    this.span = span;
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** Adds to the count of a key and returns the count in its current window. */
  public synchronized long add(K key, long amount) {
    forgetEnded();
    if (windows.size() >= most && !windows.containsKey(key)) {
      windows.pollFirstEntry();
    }
    Window window = windows.computeIfAbsent(key, first -> new Window(nanoTime.getAsLong()));
    window.count += amount;
    return window.count;
  }

  /** Returns the count of a key in its current window, 0 if there is none. */
  public synchronized long of(K key) {
    forgetEnded();
    Window window = windows.get(key);
    return window == null ? 0 : window.count;
  }

  /** Returns the time until a key's window ends, or zero if there is none. */
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
