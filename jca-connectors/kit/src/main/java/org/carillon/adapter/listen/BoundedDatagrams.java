package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.adapter.server.ConnectionCounter;

/**
 * A protocol that handles each datagram in a thread of its own. The listener's limits for
 * connections, in all and per client, bound the number of threads; further datagrams are dropped
 * and counted, as a network would drop them.
 */
public final class BoundedDatagrams implements DatagramProtocol {
  private static final System.Logger LOG = System.getLogger(BoundedDatagrams.class.getName());

  private final Work work;
  private final Map<DatagramListener, Taken> taken = new ConcurrentHashMap<>();

  /** Handles a datagram; it may wait, and may send through the listener. */
  @FunctionalInterface
  public interface Work {
    /** Handles one datagram. */
    void take(DatagramListener listener, InetSocketAddress from, byte[] octets) throws IOException;
  }

  /** The running threads of one listener. */
  private static final class Taken {
    private final ConnectionCounter admission = new ConnectionCounter();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  }

  /** Creates a protocol that does the given work for each datagram. */
  public BoundedDatagrams(Work work) {
    this.work = work;
  }

  @Override
  public void received(DatagramListener listener, InetSocketAddress from, byte[] octets) {
    Taken all = taken.computeIfAbsent(listener, first -> new Taken());
    if (!all.admission.enter(from.getAddress(), listener.spec().limits())) {
      listener.refused();
      return;
    }
    Thread thread =
        Thread.ofVirtual()
            .name(listener.spec().service().key() + "-datagram")
            .unstarted(() -> take(all, listener, from, octets));
    all.threads.add(thread);
    thread.start();
  }

  private void take(Taken all, DatagramListener listener, InetSocketAddress from, byte[] octets) {
    try {
      work.take(listener, from, octets);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", from, e.getMessage());
    } catch (RuntimeException | Error defect) {
      LOG.log(System.Logger.Level.ERROR, "A datagram was dropped because of a defect", defect);
    } finally {
      all.admission.leave(from.getAddress());
      all.threads.remove(Thread.currentThread());
    }
  }

  @Override
  public void awaitEnd(DatagramListener listener, long deadline) throws InterruptedException {
    Taken all = taken.remove(listener);
    if (all == null) {
      return;
    }
    for (Thread thread : all.threads) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }
}
