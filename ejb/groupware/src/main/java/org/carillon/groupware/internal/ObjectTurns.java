package org.carillon.groupware.internal;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemKey;

/**
 * Those who change one object on this node do it one after the other, in the order in which they
 * came: each is decided by what is there, and of sixty who decide at once one would be done and the
 * others tried anew, again and again. Other nodes' changes still come between, and are seen then.
 */
final class ObjectTurns {
  /** Sixty who come at once are through in three. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConcurrentHashMap<Name, Turn> turns = new ConcurrentHashMap<>();

  private record Name(long collection, ItemKey key) {}

  /** Of one object, while anybody changes it. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int wanted;
  }

  /**
   * Makes a change while nobody else here makes one of that object.
   *
   * @param change is told whether others were before it
   * @return {@link Failure.TryLater} when its turn did not come for 20 seconds
   */
  <T> Answer<T> alone(long collection, ItemKey key, Function<Boolean, Answer<T>> change) {
    Name name = new Name(collection, key);
    Turn turn = turns.compute(name, (_, there) -> wanted(there == null ? new Turn() : there));
    try {
      boolean hasWaited = !turn.lock.tryLock(0, TimeUnit.MILLISECONDS);
      if (hasWaited && !turn.lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.failed(new Failure.TryLater("Too many others are changing it"));
      }
      try {
        return change.apply(hasWaited);
      } finally {
        turn.lock.unlock();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server stops"));
    } finally {
      turns.computeIfPresent(name, (_, there) -> --there.wanted == 0 ? null : there);
    }
  }

  private static Turn wanted(Turn turn) {
    turn.wanted++;
    return turn;
  }
}
