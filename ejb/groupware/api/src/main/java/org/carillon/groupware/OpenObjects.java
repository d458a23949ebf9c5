package org.carillon.groupware;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A reservation of memory for objects that are open with their octets at the same time. Code that
 * reads many objects reserves memory first and releases it by closing the reservation.
 */
public final class OpenObjects implements AutoCloseable {
  private static final long PAGE_OCTETS = 8_388_608;
  private static final int KIB = 1024;
  private static final int PATIENCE_SECONDS = 30;

  /** The memory in KiB: an eighth of the heap. A write holds an object several times. */
  private static final int ROOM =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 8 / KIB);

  private static final Semaphore FREE = new Semaphore(ROOM, true);

  private int taken;

  private OpenObjects(int taken) {
    this.taken = taken;
  }

  /**
   * Returns how many of the objects, in their order, can be opened at once: at least one, if there
   * is any.
   *
   * @param octets the size of each object, in octets
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
   * Waits up to half a minute for memory, and returns empty if there is none.
   *
   * @param octets the total size of the objects, in octets
   */
  public static Optional<OpenObjects> room(long octets) throws InterruptedException {
    int wanted = (int) Math.min(ROOM, octets / KIB + 1);
    return FREE.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS)
        ? Optional.of(new OpenObjects(wanted))
        : Optional.empty();
  }

  /** Releases the memory. A second call has no effect. */
  @Override
  public void close() {
    FREE.release(taken);
    taken = 0;
  }
}
