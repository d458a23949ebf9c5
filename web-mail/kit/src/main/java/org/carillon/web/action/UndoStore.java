package org.carillon.web.action;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.contract.identity.Caller;

/**
 * Recent actions for undo, if they are too large for a notice. They are in the memory of the node
 * that did them, and the notice has only their number.
 *
 * @param <T> the data of an action
 */
public final class UndoStore<T> {
  private static final long MOST_OCTETS = 64L * 1024 * 1024;
  private static final int EMPTY = 200;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Kept<T>(String caller, T change, long octets, Instant at) {}

  private final Lock lock = new ReentrantLock();

  /** The kept actions in their order. */
  private final Map<UUID, Kept<T>> all = new LinkedHashMap<>();

  private long octets;

  /**
   * Stores an action.
   *
   * @param size its approximate size in octets
   * @return its number
   */
  public UUID keep(Caller caller, T change, long size) {
    Kept<T> one = new Kept<>(caller.name(), change, size + EMPTY, Instant.now());
    UUID number = UUID.randomUUID();
    lock.lock();
    try {
      all.put(number, one);
      octets += one.octets();
      forgetTheOldest(one.at().minus(KEPT));
    } finally {
      lock.unlock();
    }
    return number;
  }

  private void forgetTheOldest(Instant since) {
    Iterator<Kept<T>> oldest = all.values().iterator();
    while (oldest.hasNext()) {
      Kept<T> one = oldest.next();
      if (octets <= MOST_OCTETS && one.at().isAfter(since)) {
        return;
      }
      octets -= one.octets();
      oldest.remove();
    }
  }

  /**
   * Returns a caller's action and removes it.
   *
   * @param number the number in a notice, which may be any text
   */
  public Optional<T> take(Caller caller, String number) {
    return read(number).flatMap(known -> take(caller, known));
  }

  private Optional<T> take(Caller caller, UUID number) {
    lock.lock();
    try {
      Kept<T> one = all.get(number);
      if (one == null
          || !one.caller().equals(caller.name())
          || one.at().isBefore(Instant.now().minus(KEPT))) {
        return Optional.empty();
      }
      octets -= one.octets();
      all.remove(number);
      return Optional.of(one.change());
    } finally {
      lock.unlock();
    }
  }

  private static Optional<UUID> read(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
