package org.carillon.adapter.sip;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.net.ListenerCatalog;

/**
 * Runs the {@link SipService} while both ports are open. One virtual thread does all of it,
 * whenever a port opens or closes, the catalogue changes, or a socket is due to be tried again.
 */
final class Caretaker {
  private static final System.Logger LOG = System.getLogger(Caretaker.class.getName());
  private static final long ROUND_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private CallDesk desk;
  private ListenerCatalog catalog;
  private long asked;
  private long answered;
  private boolean stopping;
  private Thread thread;

  private SipService service;
  private CallDesk servedDesk;
  private ListenerCatalog servedCatalog;

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

  /** The desk's port opened, or closed when null. */
  void desk(CallDesk port) {
    locked(() -> desk = port);
  }

  /** The catalogue's port opened, or closed when null. */
  void catalog(ListenerCatalog port) {
    locked(() -> catalog = port);
  }

  /** Waits until everything asked so far is done. */
  void awaitTurn() {
    lock.lock();
    try {
      long mine = asked;
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
      long done = 0;
      while (awaitWork(done)) {
        long now = look();
        serve();
        done = now;
        tell(now);
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

  private long look() {
    boolean changed;
    long now;
    lock.lock();
    try {
      changed = desk != servedDesk || catalog != servedCatalog;
      servedDesk = desk;
      servedCatalog = catalog;
      now = asked;
    } finally {
      lock.unlock();
    }
    if (changed) {
      end();
    }
    return now;
  }

  private void serve() {
    if (servedDesk == null || servedCatalog == null) {
      return;
    }
    try {
      if (service == null) {
        service = new SipService(servedDesk, servedCatalog, () -> locked(() -> {}));
      }
      service.reconcile();
    } catch (RuntimeException e) {
      // The application is just starting or going; what is open stays until the next round.
      LOG.log(System.Logger.Level.DEBUG, "The core does not answer", e);
    }
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
