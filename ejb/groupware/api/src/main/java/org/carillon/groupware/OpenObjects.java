package org.carillon.groupware;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room in memory for objects that are open at once with their octets, which whoever goes through
 * many of them takes first, and gives back by closing it.
 */
public final class OpenObjects implements AutoCloseable {
  private static final long PAGE_OCTETS = 8_388_608;
  private static final int KIB = 1024;
  private static final int PATIENCE_SECONDS = 30;

  /** An eighth of the memory, in KiB: each object is there some times over while it is written. */
  private static final int ROOM =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 8 / KIB);

  private static final Semaphore FREE = new Semaphore(ROOM, true);

  private int taken;

  private OpenObjects(int taken) {
    this.taken = taken;
  }

  /**
   * How many of some objects, in their order, are opened at once: at least one, if there is any.
   *
   * @param octets how long each of them is
   */
  public static int fitting(List<Long> octets) {
    long sum = 0;
    int count = 0;
    for (long size : octets) {
      if (count > 0 && sum + size > PAGE_OCTETS) {
        break;
      }
      sum += size;
      count++;
    }
    return count;
  }

  /**
   * Waits for room for half a minute; empty when there is none.
   *
   * @param octets how long all of them are together
   */
  public static Optional<OpenObjects> room(long octets) throws InterruptedException {
    int wanted = (int) Math.min(ROOM, octets / KIB + 1);
    return FREE.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)
        ? Optional.of(new OpenObjects(wanted))
        : Optional.empty();
  }

  /** Gives the room back, once. */
  @Override
  public void close() {
    FREE.release(taken);
    taken = 0;
  }
}
