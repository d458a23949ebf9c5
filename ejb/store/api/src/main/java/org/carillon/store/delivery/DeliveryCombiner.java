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
 * Gathers the next batch of deliveries while one is being committed. The busier the server, the
 * larger the batches; on an idle server a delivery waits for no other. One thread appends the
 * content of a batch to the node's segment, syncs the segment once, and commits one transaction.
 */
public final class DeliveryCombiner implements Deliveries, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DeliveryCombiner.class);

  /** The most deliveries of a batch that wait for a busy account, to leave room for others. */
  private static final int MOST_RETRIED = 64;

  private static final int MOST_WAITING = 10_000;

  /** The most octets of heap that the outlines of unanswered deliveries may take. */
  private static final long MOST_WAITING_OCTETS = Runtime.getRuntime().maxMemory() / 16;

  private static final Duration MOST_WAIT = Duration.ofSeconds(20);

  /** The interval of the search for deliveries that have waited too long. */
  private static final Duration CLOCK = Duration.ofSeconds(1);

  /** The time to wait for new deliveries while all others wait for busy accounts. */
  private static final Duration BUSY_PAUSE = Duration.ofMillis(5);

  private static final String STOPPING = "The server is stopping";
  private static final String TOO_MUCH = "Too many deliveries are waiting";

  private final Outage outage = new Outage(LOG, "The content of deliveries cannot be written");
  private final BlobWriter blobs;
  private final BatchWriter batches;
  private final OpenMailboxes open;
  private final BlockingQueue<PendingDelivery> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PendingDelivery stop = new PendingDelivery(List.of(), Optional.empty(), false);
  private final DeliveryMeters meters = new DeliveryMeters(Metrics.globalRegistry);

  /** A platform thread: with accounts locked it must not queue behind virtual threads. */
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

  /** Returns the accounts that deliveries find locked by another transaction. */
  public BlockedAccounts blocked() {
    return blocked;
  }

  public void start() {
    thread.start();
    clock.start();
  }

  /** Commits the batch in progress. Deliveries that still wait are answered as not committed. */
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

  /** Commits a server's notice to an account's owner, even if the account has no room for it. */
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

  /** Returns the outline of a message, which is computed outside of any batch. */
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
        LOG.error("Deliveries are reported as not committed", surprise);
        refuse(batch, "A fault: " + surprise);
      }
      batch.clear();
    }
    batch.addAll(postponed);
    queue.drainTo(batch);
    refuse(batch, STOPPING);
  }

  /**
   * Expires deliveries that have waited too long. One clock serves all, since a timer for each
   * delivery would cost more than its place in the batch.
   */
  private void tick() {
    DeliveryAnswer tooSlow =
        new DeliveryAnswer.NotCommitted("The store is too slow or not available");
    try {
      while (true) {
        Thread.sleep(CLOCK);
        queue.removeIf(delivery -> delivery.expire(MOST_WAIT.toNanos(), tooSlow));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills a batch with waiting deliveries, at least one; returns false when the server stops. */
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
      // Views compare themselves with the database at times; the commit stays.
      LOG.error("Open mailboxes were not notified of deliveries", unseen);
    } finally {
      // This comes before the answers, so that a caller who sees a delivery succeed finds no
      // account reported as blocked.
      blocked.found(outcome.busy(), outcome.free());
      for (BatchOutcome.Served served : outcome.served()) {
        served.delivery().answer(served.answer());
      }
      postponed.addAll(outcome.postponed());
    }
  }

  /** Returns the failure's message, or else its name, followed by the message of its cause. */
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
