package org.carillon.adapter.outbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.queue.OutboundPolicy;

/** Holds the number of connections in use within the policy, in all and to one next hop. */
final class Gate {
  private final Map<String, Integer> byHop = new HashMap<>();
  private int inAll;
  private boolean closed;

  /**
   * Waits for a place.
   *
   * @param most gives up after so long, or when the gate is closed
   * @return whether there is one; then it must be {@link #leave left}
   */
  synchronized boolean enter(String hop, OutboundPolicy policy, Duration most)
      throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (closed
        || inAll >= policy.connections()
        || byHop.getOrDefault(hop, 0) >= policy.perDestination()) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (closed || left <= 0) {
        return false;
      }
      wait(left);
    }
    inAll++;
    byHop.merge(hop, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String hop) {
    inAll--;
    byHop.computeIfPresent(hop, (key, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /** Lets nobody in any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
