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
 * Makes concurrent changes of an object on this node run one after the other, in the order of their
 * requests. Each change is decided by the stored object, so of sixty concurrent changes only one
 * would succeed and the others would be repeated again and again. Changes of other nodes can still
 * come in between and are noticed then.
 */
final class ObjectQueue {
  /** The longest wait for another change. Sixty concurrent changes take three seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConcurrentHashMap<Name, Turn> turns = new ConcurrentHashMap<>();

  private record Name(long collection, ItemKey key) {}

  /** The queue of an object, which exists while it is being changed. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int wanted;
  }

  /**
   * Makes a change while no other thread of this node changes the object.
   *
   * @param change the change, which is told whether it had to wait for others
   * @return {@link Failure.TryLater} if it could not begin within 20 seconds
   */
  <T> Answer<T> alone(long collection, ItemKey key, Function<Boolean, Answer<T>> change) {
    Name name = new Name(collection, key);
    Turn turn = turns.compute(name, (_, there) -> wanted(there == null ? new Turn() : there));
    try {
      boolean hasWaited = !turn.lock.tryLock(0, TimeUnit.MILLISECONDS);
      if (hasWaited && !turn.lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.failed(new Failure.TryLater("Too many changes at once. Try again."));
      }
      try {
        return change.apply(hasWaited);
      } finally {
        turn.lock.unlock();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server is stopping."));
    } finally {
      turns.computeIfPresent(name, (_, there) -> --there.wanted == 0 ? null : there);
    }
  }

  private static Turn wanted(Turn turn) {
    turn.wanted++;
    return turn;
  }
}
