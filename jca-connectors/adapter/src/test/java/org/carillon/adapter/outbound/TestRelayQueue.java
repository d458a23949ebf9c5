package org.carillon.adapter.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.StsPolicy;

/** A relay queue in memory. */
final class TestRelayQueue implements RelayQueue {
  private final Queue<RelayJob> due = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final OutboundPolicy policy;
  private RelayRoute route = RelayRoute.DIRECT;
  private volatile Runnable wake = () -> {};
  private int messages;

  /** The policy of all domains; null if it is not known. */
  volatile StsPolicy sts = StsPolicy.NONE;

  /** The duration of claims. */
  Duration lease = Duration.ofMinutes(10);

  /** True if claims can be renewed. */
  boolean renews = true;

  /** The number of lines of a message's body. */
  int lines = 1;

  /** True if a renewal request is never answered. */
  volatile boolean hangs;

  /** True if messages exist but their text is damaged. */
  boolean damaged;

  /** A permit for each renewal. */
  final Semaphore renewals = new Semaphore(0);

  /** A permit for each relay job that is given back untried. */
  final Semaphore givenBack = new Semaphore(0);

  /** Makes later messages go by this route. */
  void route(RelayRoute route) {
    this.route = route;
  }

  TestRelayQueue(OutboundPolicy policy) {
    this.policy = policy;
  }

  /** Queues a message; its recipients are numbered by position. */
  void add(String destination, String... recipients) {
    List<Recipient> all = new ArrayList<>();
    for (String address : recipients) {
      all.add(
          new Recipient(
              all.size() + 1L,
              new ForwardPath(
                  address, EnumSet.noneOf(ForwardPath.Notify.class), Optional.empty())));
    }
    ReversePath from =
        new ReversePath(
            "alice@us.test",
            0,
            ReversePath.Body.SEVEN_BIT,
            false,
            Optional.empty(),
            Optional.empty());
    due.add(
        new RelayJob(
            "m" + ++messages, 1, Lease.of(lease), from, destination, all, text().length, route));
    wake.run();
  }

  /** The reported outcomes, in order. */
  BlockingQueue<Outcome> outcomes() {
    return outcomes;
  }

  @Override
  public OutboundPolicy policy() {
    return policy;
  }

  @Override
  public List<RelayJob> claim(int most, Set<String> closed) {
    List<RelayJob> claimed =
        due.stream().filter(one -> !closed.contains(one.destination())).limit(most).toList();
    due.removeAll(claimed);
    return claimed;
  }

  @Override
  public Map<Long, Lease> renew(List<RelayJob> jobs) {
    Map<Long, Lease> leases = new HashMap<>();
    if (hangs) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        return leases;
      }
    }
    if (renews) {
      jobs.forEach(job -> leases.put(job.fence(), Lease.of(lease)));
      renewals.release();
    }
    return leases;
  }

  @Override
  public Optional<StsPolicy> stsPolicy(RelayJob job) {
    return Optional.ofNullable(sts);
  }

  private byte[] text() {
    return ("a: b\r\n\r\n" + "c\r\n".repeat(lines)).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public QueuedContent text(RelayJob job) {
    byte[] octets = text();
    return new QueuedContent.Readable(
        new Content() {
          @Override
          public long size() {
            return octets.length;
          }

          @Override
          public int read(long position, byte[] into, int offset, int length)
              throws ContentDamaged {
            if (damaged) {
              throw new ContentDamaged(
                  "The content differs from what was stored (wrong checksum).");
            }
            int n = Math.min(length, octets.length - (int) position);
            System.arraycopy(octets, (int) position, into, offset, n);
            return n;
          }

          @Override
          public void close() {}
        });
  }

  @Override
  public void report(RelayJob job, List<Outcome> reported) {
    outcomes.addAll(reported);
    if (reported.isEmpty()) {
      givenBack.release();
    }
  }

  @Override
  public Watch watch(Runnable onDue) {
    wake = onDue;
    return () -> wake = () -> {};
  }
}
