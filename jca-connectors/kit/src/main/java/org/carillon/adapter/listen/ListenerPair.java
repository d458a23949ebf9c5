package org.carillon.adapter.listen;

import java.time.Duration;
import org.carillon.contract.net.ListenerSpec;

/** Two sockets of one listener, for protocols that use UDP and TCP at one port. */
public record ListenerPair(OpenListener first, OpenListener second) implements OpenListener {

  @Override
  public void change(ListenerSpec same) {
    first.change(same);
    second.change(same);
  }

  @Override
  public String hindrance() {
    return first.hindrance().isEmpty() ? second.hindrance() : first.hindrance();
  }

  @Override
  public void severStalled(Duration bound) {
    first.severStalled(bound);
    second.severStalled(bound);
  }

  @Override
  public void severBanned() {
    first.severBanned();
    second.severBanned();
  }

  @Override
  public void stop() {
    first.stop();
    second.stop();
  }

  @Override
  public void awaitEnd(long deadline) throws InterruptedException {
    try {
      first.awaitEnd(deadline);
    } finally {
      second.awaitEnd(deadline);
    }
  }
}
