package org.carillon.store.delivery;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.database.Outage;
import org.carillon.format.mime.structure.Outline;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.opening.OpenMailboxes;
import org.jboss.logging.Logger;

/**
 * While one batch is committed the next gathers: the busier the server, the larger the batches, and
 * at rest a delivery waits for nobody. One thread appends the contents of a batch to the node's
 * segment, syncs it once, and commits one transaction.
 */
public final class DeliveryCombiner implements Deliveries, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DeliveryCombiner.class);

  /** The most deliveries of a batch that wait for a busy account: they must not fill it up. */
  private static final int MOST_RETRIED = 64;

  /** How many deliveries may wait for a batch. */
  private static final int MOST_WAITING = 10_000;

  /** How much of the heap the outlines of deliveries may take that are not answered. */
  private static final long MOST_WAITING_OCTETS = Runtime.getRuntime().maxMemory() / 16;

  /** How long a delivery waits for a batch. */
  private static final Duration MOST_WAIT = Duration.ofSeconds(20);

  /** How often those that wait too long are looked for. */
  private static final Duration CLOCK = Duration.ofSeconds(1);

  /** How long new deliveries are waited for while all others wait for busy accounts. */
  private static final Duration BUSY_PAUSE = Duration.ofMillis(5);

  private static final String STOPPING = "The server is stopping";
  private static final String TOO_MUCH = "Too much is waiting to be delivered";

  private final Outage outage = new Outage(LOG, "Contents of deliveries can't be written");
  private final BlobWriter blobs;
  private final BatchWriter batches;
  private final OpenMailboxes open;
  private final BlockingQueue<PendingDelivery> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingDelivery stop = new PendingDelivery(List.of(), Optional.empty(), false);
  private final DeliveryMeters meters = new DeliveryMeters(Metrics.globalRegistry);

  /** A platform thread: while it has accounts locked it must not queue behind all the sessions. */
  private final Thread thread;

  private final AtomicLong waitingOctets = new AtomicLong();
  private final BlockedAccounts blocked = new BlockedAccounts();
  private final Queue<PendingDelivery> postponed = new ArrayDeque<>();
  private final Thread clock;
  private volatile boolean stopping;

  public DeliveryCombiner(BlobWriter blobs, BatchWriter batches, OpenMailboxes open) {
    this.blobs = blobs;
    this.batches = batches;
    this.open = open;
    this.thread = Thread.ofPlatform().name("carillon-deliveries").unstarted(this::run);
    this.clock = Thread.ofVirtual().name("carillon-deliveries-clock").unstarted(this::tick);
  }

  /** Which accounts deliveries find locked by somebody else. */
  public BlockedAccounts blocked() {
    return blocked;
  }

  public void start() {
    thread.start();
    clock.start();
  }

  /** Commits what was begun; what still waits is answered as not committed. */
  @Override
  public void close() {
    stopping = true;
    clock.interrupt();
    try {
      clock.join();
      queue.put(stop);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public DeliveryAnswer commit(Delivery delivery) {
    return commit(
        delivery,
        incoming -> new PendingDelivery(List.of(incoming), delivery.participant(), false));
  }

  /**
   * The same of what the server tells an account's owner: it comes in although there is no room.
   */
  public DeliveryAnswer notice(Delivery delivery) {
    return commit(delivery, incoming -> PendingDelivery.notice(incoming, delivery.participant()));
  }

  private DeliveryAnswer commit(
      Delivery delivery, Function<IncomingContent, PendingDelivery> made) {
    try {
      return commit(
          made.apply(
              IncomingContent.of(
                  delivery.content(), delivery.header(), delivery.received(), delivery.targets())));
    } catch (IOException e) {
      return new DeliveryAnswer.NotCommitted("The spool can't be read: " + reason(e));
    }
  }

  /** The outline of a content, made outside of any batch. */
  public static Outline outline(Spool spool) throws IOException {
    try (Content content = spool.content()) {
      return Outline.parse(content.stream());
    }
  }

  /** Commits incoming contents together. */
  public DeliveryAnswer commit(PendingDelivery delivery) {
    long octets = delivery.outlineOctets();
    try {
      return waitingOctets.addAndGet(octets) > MOST_WAITING_OCTETS
          ? new DeliveryAnswer.NotCommitted(TOO_MUCH)
          : enqueue(delivery);
    } finally {
      waitingOctets.addAndGet(-octets);
    }
  }

  private DeliveryAnswer enqueue(PendingDelivery delivery) {
    try {
      for (IncomingContent incoming : delivery.incomings) {
        blobs.settle(incoming.content);
      }
    } catch (IOException e) {
      outage.met(reason(e));
      return new DeliveryAnswer.NotCommitted(reason(e));
    }
    if (!queue.offer(delivery)) {
      return new DeliveryAnswer.NotCommitted(TOO_MUCH);
    }
    if (stopping && queue.remove(delivery)) {
      return new DeliveryAnswer.NotCommitted(STOPPING);
    }
    return delivery.await();
  }

  private void run() {
    List<PendingDelivery> batch = new ArrayList<>();
    while (gather(batch)) {
      try {
        commit(batch);
      } catch (RuntimeException | Error surprise) {
        LOG.error("Deliveries are answered as not committed", surprise);
        refuse(batch, "A fault: " + surprise);
      }
      batch.clear();
    }
    batch.addAll(postponed);
    queue.drainTo(batch);
    refuse(batch, STOPPING);
  }

  /**
   * One clock for all, since a time limit of its own would cost each delivery more than its place
   * in the batch does.
   */
  private void tick() {
    DeliveryAnswer tooSlow = new DeliveryAnswer.NotCommitted("The store is too slow or away");
    try {
      while (true) {
        Thread.sleep(CLOCK);
        queue.removeIf(delivery -> delivery.expire(MOST_WAIT.toNanos(), tooSlow));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills a batch with what waits, at least one delivery; false when the server stops. */
  private boolean gather(List<PendingDelivery> batch) {
    BatchRoom room = new BatchRoom();
    while (!postponed.isEmpty() && batch.size() < MOST_RETRIED && room.has(postponed.peek())) {
      room.take(postponed.peek());
      batch.add(postponed.poll());
    }
    PendingDelivery next = first(batch.isEmpty());
    while (next != null) {
      if (next == stop) {
        return false;
      }
      if (next.take()) {
        batch.add(next);
        room.take(next);
      }
      PendingDelivery head = queue.peek();
      next = head != null && room.has(head) ? queue.poll() : null;
    }
    return true;
  }

  private PendingDelivery first(boolean patient) {
    while (true) {
      try {
        return patient ? queue.take() : queue.poll(BUSY_PAUSE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        LOG.debug("Only close() ends this thread", e);
      }
    }
  }

  private void commit(List<PendingDelivery> batch) {
    long start = System.nanoTime();
    try {
      append(batch);
    } catch (IOException e) {
      outage.met(reason(e));
      refuse(batch, reason(e));
      return;
    }
    outage.over();
    switch (batches.write(batch)) {
      case BatchWriter.Result.Written(BatchOutcome outcome) -> {
        finish(outcome);
        meters.committed(outcome.served().size(), System.nanoTime() - start);
      }
      case BatchWriter.Result.Unreachable(String why) -> refuse(batch, why);
      case BatchWriter.Result.Lost(String why) -> refuse(batch, why);
      case BatchWriter.Result.Poisoned(Exception fault) -> {
        if (batch.size() == 1) {
          refuse(batch, reason(fault));
        } else {
          batch.forEach(alone -> commit(List.of(alone)));
        }
      }
    }
  }

  private void append(List<PendingDelivery> batch) throws IOException {
    List<IncomingContent> incomings = new ArrayList<>(batch.size());
    for (PendingDelivery delivery : batch) {
      for (IncomingContent incoming : delivery.incomings) {
        if (incoming.stored.isEmpty()) {
          incomings.add(incoming);
        }
      }
    }
    List<StoredBlob> stored = blobs.append(incomings.stream().map(l -> l.content).toList());
    for (int i = 0; i < incomings.size(); i++) {
      incomings.get(i).stored = Optional.of(stored.get(i));
    }
  }

  private void finish(BatchOutcome outcome) {
    try {
      open.committed(outcome.commits());
    } catch (RuntimeException | Error unseen) {
      // Views compare themselves with the database now and then; what is committed stays so.
      LOG.error("Open mailboxes were not told of deliveries", unseen);
    } finally {
      // Before the answers: who has heard that mail goes on finds nothing blocked.
      blocked.found(outcome.busy(), outcome.free());
      for (BatchOutcome.Served served : outcome.served()) {
        served.delivery().answer(served.answer());
      }
      postponed.addAll(outcome.postponed());
    }
  }

  /** What is to be told of it; some failures have a name only. */
  static String reason(Throwable failure) {
    String said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return failure.getCause() == null ? said : said + ": " + failure.getCause().getMessage();
  }

  private void refuse(List<PendingDelivery> batch, String why) {
    meters.refused(batch.size());
    for (PendingDelivery delivery : batch) {
      delivery.answer(new DeliveryAnswer.NotCommitted(why));
    }
  }
}
