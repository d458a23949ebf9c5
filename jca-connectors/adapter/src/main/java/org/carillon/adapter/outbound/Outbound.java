package org.carillon.adapter.outbound;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.adapter.tls.ClientTls;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.queue.StsPolicy;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Delivers outbound mail while the queue is open: one thread claims jobs, one per job delivers. */
public final class Outbound {
  private static final Logger LOG = Logger.getLogger("org.carillon.outbound");

  /** The log of what happened to messages; see docs/logs.md. */
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");

  /** The interval at which the queue is polled if it has sent no signal. */
  private static final Duration POLL = Duration.ofMinutes(1);

  /** The interval of the search for idle and stalled connections. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /** The longest time that running attempts may take when the queue closes. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  private static final int MOST_AT_ONCE = 100;

  private final RelayQueue queue;
  private final SmtpConnections connections = new SmtpConnections();
  private final MailExchangers exchangers;
  private final ConnectionLimit limit = new ConnectionLimit(this::wake);
  private final ClientTls tls;
  private final Set<DeliveryAttempt> attempts = ConcurrentHashMap.newKeySet();
  private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
  private final StsResults stsResults = new StsResults(Metrics.globalRegistry);
  private final OutboundMeters meters = new OutboundMeters(Metrics.globalRegistry, underWay::size);

  private final Object turn = new Object();
  private boolean due = true;
  private boolean full;
  private boolean stopping;
  private Thread claimer;
  private Thread watcher;
  private Thread renewer;

  /** Creates it; {@link #start} starts it. The DNS finds a destination's hosts. */
  public Outbound(RelayQueue queue, DnsClient dns) {
    this(queue, dns, new ClientTls());
  }

  Outbound(RelayQueue queue, DnsClient dns, ClientTls tls) {
    this.queue = queue;
    this.exchangers = new MailExchangers(dns);
    this.tls = tls;
  }

  /** Starts to claim jobs; returns at once. */
  public void start() {
    claimer = Thread.ofVirtual().name("outbound").start(this::claim);
    watcher = Thread.ofVirtual().name("outbound-watch").start(this::watchAttempts);
    renewer = Thread.ofVirtual().name("outbound-renew").start(this::renewAgainAndAgain);
  }

  /** Stops claiming, lets running attempts finish within a bound, and returns when they have. */
  public void stop() {
    synchronized (turn) {
      stopping = true;
      turn.notifyAll();
    }
    limit.close();
    try {
      claimer.join();
      watcher.interrupt();
      renewer.interrupt();
      long deadline = System.nanoTime() + GRACE.toNanos();
      for (Thread thread : underWay) {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
      connections.severAll();
      for (Thread thread : underWay) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.dismissAll();
    meters.close();
    stsResults.close();
  }

  private void claim() {
    Watch watch = null;
    long asked = 0;
    boolean more = false;
    while (awaitTurn(more ? Duration.ofMillis(1) : TICK)) {
      try {
        if (watch == null) {
          watch = queue.watch(this::wake);
        }
        if (more || takeDue() || System.nanoTime() - asked > POLL.toNanos()) {
          asked = System.nanoTime();
          more = claimSome(queue.policy());
        }
        connections.dismissIdle();
      } catch (RuntimeException e) {
        // The application is starting or stopping, or the database is down: asks again.
        LOG.debug("The relay queue does not answer", e);
        more = false;
      }
    }
    if (watch != null) {
      watch.close();
    }
  }

  /**
   * Ends attempts whose time is over, and those that occupy other attempts' places. It has its own
   * thread, so that it never waits for a database that is down, and no claim expires while a socket
   * is slow to close.
   */
  private void watchAttempts() {
    while (pause()) {
      try {
        attempts.forEach(DeliveryAttempt::severIfOver);
        OutboundPolicy policy = queue.policy();
        makeRoom(policy.connections());
        connections.severStalled(policy.commandTimeout());
      } catch (RuntimeException e) {
        LOG.debug("The relay queue does not answer", e);
      }
    }
  }

  /** Limits attempts longer than a claim to half of the places; ends the longest first. */
  private void makeRoom(int connections) {
    List<AttemptDeadline> lengthy =
        attempts.stream()
            .map(DeliveryAttempt::deadline)
            .filter(AttemptDeadline::isLengthy)
            .sorted((one, other) -> Long.signum(one.since() - other.since()))
            .toList();
    long most = Math.max(1, connections / 2);
    lengthy.stream().limit(Math.max(0, lengthy.size() - most)).forEach(AttemptDeadline::end);
  }

  /** Renews the leases of the running attempts. */
  private void renewAgainAndAgain() {
    while (pause()) {
      try {
        renewLeases();
      } catch (RuntimeException e) {
        LOG.debug("The relay queue does not answer", e);
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(TICK);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  private void renewLeases() {
    List<DeliveryAttempt> wanting = new ArrayList<>();
    for (DeliveryAttempt attempt : attempts) {
      if (attempt.wantsRenewal()) {
        wanting.add(attempt);
      }
    }
    if (wanting.isEmpty()) {
      return;
    }
    Map<Long, Lease> renewed = queue.renew(wanting.stream().map(DeliveryAttempt::job).toList());
    for (DeliveryAttempt attempt : wanting) {
      Lease fresh = renewed.get(attempt.job().fence());
      if (fresh != null) {
        attempt.deadline().renewed(fresh);
      }
    }
  }

  private boolean awaitTurn(Duration most) {
    synchronized (turn) {
      try {
        if (!due && !stopping) {
          turn.wait(most.toMillis());
        }
      } catch (InterruptedException e) {
        return false;
      }
      return !stopping;
    }
  }

  private void wake() {
    synchronized (turn) {
      due = true;
      turn.notifyAll();
    }
  }

  /** Wakes the claiming thread: there was no room before, and now there is. */
  private void placeFree() {
    synchronized (turn) {
      if (full) {
        full = false;
        due = true;
        turn.notifyAll();
      }
    }
  }

  private boolean takeDue() {
    synchronized (turn) {
      boolean was = due;
      due = false;
      return was;
    }
  }

  /** Returns whether more jobs may be ready to be claimed at once. */
  private boolean claimSome(OutboundPolicy policy) {
    // Twice the connections: some jobs wait for a place at their hop while others run.
    int room = Math.min(MOST_AT_ONCE, 2 * policy.connections() - underWay.size());
    if (room <= 0) {
      synchronized (turn) {
        full = true;
      }
      return false;
    }
    List<RelayJob> claimed = queue.claim(room, limit.crowded(policy));
    for (RelayJob job : claimed) {
      Thread thread =
          Thread.ofVirtual().name("outbound-" + job.message()).unstarted(() -> carry(job));
      underWay.add(thread);
      thread.start();
    }
    return claimed.size() == room;
  }

  private void carry(RelayJob job) {
    MDC.put("session", job.message());
    try {
      OutboundPolicy policy = queue.policy();
      String hop = HopKey.of(job).name();
      if (limit.enter(hop, policy, job.lease().left().dividedBy(2))) {
        try {
          ship(job, policy);
        } finally {
          limit.leave(hop);
        }
      } else {
        // It got no place in time: nothing was tried.
        queue.report(job, List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A relay job was not carried out; it is tried again when its lease ends", e);
    } finally {
      MDC.remove("session");
      underWay.remove(Thread.currentThread());
      placeFree();
    }
  }

  private void ship(RelayJob job, OutboundPolicy policy) throws InterruptedException {
    long begin = System.nanoTime();
    Optional<StsPolicy> sts = queue.stsPolicy(job);
    if (sts.isEmpty()) {
      // It is not known how the domain wants its mail: nothing was tried.
      queue.report(job, List.of());
      return;
    }
    List<Outcome> outcomes =
        switch (queue.text(job)) {
          case QueuedContent.Readable(Content content) -> deliver(job, content, sts.get(), policy);
          case QueuedContent.Damaged() -> damaged(job);
          case QueuedContent.Absent() -> List.of();
        };
    queue.report(job, outcomes);
    meters.count(outcomes);
    double seconds = (System.nanoTime() - begin) / 1e9;
    outcomes.forEach(outcome -> tell(job, outcome, seconds));
  }

  private List<Outcome> deliver(RelayJob job, Content content, StsPolicy sts, OutboundPolicy policy)
      throws InterruptedException {
    try (content) {
      DeliveryAttempt attempt =
          new DeliveryAttempt(
              job, content, sts, policy, connections, exchangers, limit, tls, stsResults);
      attempts.add(attempt);
      try {
        return attempt.deliver();
      } finally {
        attempts.remove(attempt);
      }
    }
  }

  private static List<Outcome> damaged(RelayJob job) {
    return job.recipients().stream()
        .<Outcome>map(
            recipient -> new Outcome.Delayed(recipient.id(), "", "4.3.0", QueuedContent.DAMAGE))
        .toList();
  }

  private static void tell(RelayJob job, Outcome outcome, double seconds) {
    String to =
        job.recipients().stream()
            .filter(recipient -> recipient.id() == outcome.recipient())
            .map(recipient -> recipient.path().address())
            .findFirst()
            .orElse("?");
    LogLine line =
        LogLine.of(
                switch (outcome) {
                  case Outcome.Relayed relayed -> "relayed";
                  case Outcome.Delayed delayed -> "delayed";
                  case Outcome.Failed failed -> "failed";
                })
            .fact("id", job.message())
            .address("to", to)
            .fact("milliseconds", Math.round(seconds * 1_000));
    MAIL.info(
        switch (outcome) {
          case Outcome.Relayed(long _, String host, String reply, boolean _) ->
              line.fact("host", host).text("reply", reply);
          case Outcome.Delayed(long _, String host, String status, String reply) ->
              line.fact("host", host).fact("status", status).text("reply", reply);
          case Outcome.Failed(long _, String host, String status, String reply) ->
              line.fact("host", host).fact("status", status).text("reply", reply);
        });
  }
}
