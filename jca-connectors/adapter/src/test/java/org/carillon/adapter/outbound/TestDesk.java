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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.queue.Consignment;
import org.carillon.contract.queue.Consignment.Recipient;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueueDesk;

/** A queue's desk in memory. */
final class TestDesk implements QueueDesk {
  private final Queue<Consignment> due = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final OutboundPolicy policy;
  private volatile Runnable wake = () -> {};
  private int messages;

  /** How long claims hold. */
  Duration lease = Duration.ofMinutes(10);

  /** Whether claims can be renewed. */
  boolean renews = true;

  /** Lines of a message's body. */
  int lines = 1;

  /** A permit for each renewal. */
  final Semaphore renewals = new Semaphore(0);

  TestDesk(OutboundPolicy policy) {
    this.policy = policy;
  }

  /** Queues a message; recipients are numbered by their position. */
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
        new Consignment(
            "m" + ++messages, 1, Lease.of(lease), from, destination, all, text().length));
    wake.run();
  }

  /** What was reported, in order. */
  BlockingQueue<Outcome> outcomes() {
    return outcomes;
  }

  @Override
  public OutboundPolicy policy() {
    return policy;
  }

  @Override
  public List<Consignment> claim(int most) {
    List<Consignment> claimed = new ArrayList<>();
    while (claimed.size() < most && !due.isEmpty()) {
      claimed.add(due.remove());
    }
    return claimed;
  }

  @Override
  public Map<Long, Lease> renew(List<Consignment> consignments) {
    Map<Long, Lease> leases = new HashMap<>();
    if (renews) {
      consignments.forEach(consignment -> leases.put(consignment.fence(), Lease.of(lease)));
      renewals.release();
    }
    return leases;
  }

  private byte[] text() {
    return ("a: b\r\n\r\n" + "c\r\n".repeat(lines)).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Optional<Content> content(Consignment consignment) {
    byte[] octets = text();
    return Optional.of(
        new Content() {
          @Override
          public long size() {
            return octets.length;
          }

          @Override
          public int read(long position, byte[] into, int offset, int length) {
            int n = Math.min(length, octets.length - (int) position);
            System.arraycopy(octets, (int) position, into, offset, n);
            return n;
          }

          @Override
          public void close() {}
        });
  }

  @Override
  public void report(Consignment consignment, List<Outcome> reported) {
    outcomes.addAll(reported);
  }

  @Override
  public Watch watch(Runnable onDue) {
    wake = onDue;
    return () -> wake = () -> {};
  }
}
