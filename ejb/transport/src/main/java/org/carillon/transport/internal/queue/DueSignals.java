package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.Watch;
import org.carillon.transport.queue.QueuedRecipient.Work;

/** Signals the workers of this node's queue that something may be due earlier than expected. */
@ApplicationScoped
public class DueSignals {

  private record Listener(Work work, Runnable onDue) {}

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  public void signal(Work work) {
    for (Listener listener : listeners) {
      if (listener.work() == work) {
        listener.onDue().run();
      }
    }
  }

  /** Signals all kinds of work. */
  public void signalAll() {
    for (Work work : Work.values()) {
      signal(work);
    }
  }

  public Watch watch(Work work, Runnable onDue) {
    Listener listener = new Listener(work, onDue);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
