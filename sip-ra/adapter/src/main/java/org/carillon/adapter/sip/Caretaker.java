package org.carillon.adapter.sip;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallDesks;
import org.carillon.contract.net.ListenerCatalog;

/**
 * Runs the {@link SipService} while both ports are open. One virtual thread does all of it,
 * whenever a port opens or closes, the catalogue changes, or a socket is due to be tried again.
 */
final class Caretaker {
  private static final System.Logger LOG = System.getLogger(Caretaker.class.getName());
  private static final long ROUND_SECONDS = 5;

  private final Ports ports;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private long asked;
  private long answered;
  private boolean stopping;
  private Thread thread;

  private Optional<Open> served = Optional.empty();
  private SipService service;

  /** Both ports, as long as they are the same. */
  private record Open(CallDesks desks, ListenerCatalog catalog) {}

  Caretaker(Ports ports) {
    this.ports = ports;
  }

  void start() {
    thread = Thread.ofVirtual().name("sip-caretaker").start(this::run);
  }

  void stop() {
    locked(() -> stopping = true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks to look again at what is open; returns at once. */
  void reconsider() {
    locked(() -> {});
  }

  /** Asks the same and waits until it is done. */
  void awaitReconsidered() {
    lock.lock();
    try {
      long mine = ++asked;
      turn.signalAll();
      while (answered < mine && !stopping) {
        turn.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      asked++;
      turn.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      long round = 0;
      while (awaitWork(round)) {
        round = begin();
        serve();
        tell(round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  /** Whether to go on; waits until something was asked, at most a round. */
  private boolean awaitWork(long done) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(ROUND_SECONDS);
      while (asked == done && !stopping && left > 0) {
        left = turn.awaitNanos(left);
      }
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  private long begin() {
    lock.lock();
    try {
      return asked;
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    Optional<Open> open = open();
    if (!open.equals(served)) {
      end();
      served = open;
    }
    if (open.isEmpty()) {
      return;
    }
    try {
      if (service == null) {
        Optional<CallDesk> desk = open.get().desks().open();
        if (desk.isEmpty()) {
          return;
        }
        service = new SipService(desk.get(), open.get().catalog(), this::reconsider);
      }
      service.reconcile();
    } catch (RuntimeException e) {
      // The application is just starting or going; what is open stays until the next round.
      LOG.log(System.Logger.Level.DEBUG, "The core does not answer", e);
    }
  }

  private Optional<Open> open() {
    return ports
        .find(CallDesks.class)
        .flatMap(
            desks -> ports.find(ListenerCatalog.class).map(catalog -> new Open(desks, catalog)));
  }

  private void tell(long done) {
    lock.lock();
    try {
      answered = done;
      turn.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    if (service != null) {
      service.close();
      service = null;
    }
  }
}
