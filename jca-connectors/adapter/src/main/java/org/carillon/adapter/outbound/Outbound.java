package org.carillon.adapter.outbound;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.adapter.tls.ClientTls;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.queue.Consignment;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueueDesk;
import org.carillon.contract.queue.QueuedText;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Carries mail out while the queue's desk is open: one virtual thread claims what is due, one for
 * each consignment hands it over and reports.
 */
public final class Outbound {
  private static final Logger LOG = Logger.getLogger("org.carillon.outbound");

  /** What became of messages: docs/logs.md. */
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");

  /** How often the desk is asked without having called. */
  private static final Duration POLL = Duration.ofSeconds(5);

  /** How often idle and stalled connections are looked for. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /** How long what is under way may take when the desk closes. */
  private static final Duration GRACE = Duration.ofSeconds(8);

  private static final int MOST_AT_ONCE = 100;

  private final QueueDesk desk;
  private final Couriers couriers = new Couriers();
  private final MailExchangers exchangers = new MailExchangers();
  private final Gate gate = new Gate(this::wake);
  private final ClientTls tls = new ClientTls();
  private final Set<Shipment> shipments = ConcurrentHashMap.newKeySet();
  private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
  private final OutboundMeters meters = new OutboundMeters(Metrics.globalRegistry, underWay::size);

  private final Object turn = new Object();
  private boolean due = true;
  private boolean full;
  private boolean stopping;
  private Thread claimer;
  private Thread watcher;
  private Thread renewer;

  public Outbound(QueueDesk desk) {
    this.desk = desk;
  }

  /** Begins to claim; returns at once. */
  public void start() {
    claimer = Thread.ofVirtual().name("outbound").start(this::claim);
    watcher = Thread.ofVirtual().name("outbound-watch").start(this::watchShipments);
    renewer = Thread.ofVirtual().name("outbound-renew").start(this::renewAgainAndAgain);
  }

  /** Claims no more, lets what is under way finish within a bound, and returns when it has. */
  public void stop() {
    synchronized (turn) {
      stopping = true;
      turn.notifyAll();
    }
    gate.close();
    try {
      claimer.join();
      watcher.interrupt();
      renewer.interrupt();
      long deadline = System.nanoTime() + GRACE.toNanos();
      for (Thread thread : underWay) {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
      couriers.severAll();
      for (Thread thread : underWay) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    couriers.dismissAll();
    meters.close();
    Dns.close();
  }

  private void claim() {
    Watch watch = null;
    long asked = 0;
    boolean more = false;
    while (awaitTurn(more ? Duration.ofMillis(1) : TICK)) {
      try {
        if (watch == null) {
          watch = desk.watch(this::wake);
        }
        if (more || takeDue() || System.nanoTime() - asked > POLL.toNanos()) {
          asked = System.nanoTime();
          more = claimSome(desk.policy());
        }
        couriers.dismissIdle();
      } catch (RuntimeException e) {
        // The application is just starting or going, or the database is away: asked again.
        LOG.debug("The queue's desk does not answer", e);
        more = false;
      }
    }
    if (watch != null) {
      watch.close();
    }
  }

  /**
   * Ends shipments whose time is over, and those that take other shipments' places. In a thread of
   * its own: it waits for no question to a database that is away, and no claim ends while a socket
   * takes its time to close.
   */
  private void watchShipments() {
    while (pause()) {
      try {
        shipments.forEach(Shipment::severIfOver);
        OutboundPolicy policy = desk.policy();
        makeRoom(policy.connections());
        couriers.severStalled(policy.commandTimeout());
      } catch (RuntimeException e) {
        LOG.debug("The queue's desk does not answer", e);
      }
    }
  }

  /**
   * What takes longer than a claim holds has half of the places at most: slow hosts, however many
   * mail is sent to, leave the others to those that are quick. Those that took longest end.
   */
  private void makeRoom(int connections) {
    List<Term> lengthy =
        shipments.stream()
            .map(Shipment::term)
            .filter(Term::isLengthy)
            .sorted((one, other) -> Long.signum(one.since() - other.since()))
            .toList();
    long most = Math.max(1, connections / 2);
    lengthy.stream().limit(Math.max(0, lengthy.size() - most)).forEach(Term::end);
  }

  /** Gives time to the shipments that are under way. */
  private void renewAgainAndAgain() {
    while (pause()) {
      try {
        renewLeases();
      } catch (RuntimeException e) {
        LOG.debug("The queue's desk does not answer", e);
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
    List<Shipment> wanting = new ArrayList<>();
    for (Shipment shipment : shipments) {
      if (shipment.wantsRenewal()) {
        wanting.add(shipment);
      }
    }
    if (wanting.isEmpty()) {
      return;
    }
    Map<Long, Lease> renewed = desk.renew(wanting.stream().map(Shipment::consignment).toList());
    for (Shipment shipment : wanting) {
      Lease fresh = renewed.get(shipment.consignment().fence());
      if (fresh != null) {
        shipment.term().renewed(fresh);
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

  /** More can be claimed where before there was no room. */
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

  /** Whether there may be more to claim at once. */
  private boolean claimSome(OutboundPolicy policy) {
    // Twice the connections: some wait for a place at their hop while others work.
    int room = Math.min(MOST_AT_ONCE, 2 * policy.connections() - underWay.size());
    if (room <= 0) {
      synchronized (turn) {
        full = true;
      }
      return false;
    }
    List<Consignment> claimed = desk.claim(room, gate.crowded(policy));
    for (Consignment consignment : claimed) {
      Thread thread =
          Thread.ofVirtual()
              .name("outbound-" + consignment.message())
              .unstarted(() -> carry(consignment));
      underWay.add(thread);
      thread.start();
    }
    return claimed.size() == room;
  }

  private void carry(Consignment consignment) {
    MDC.put("session", consignment.message());
    try {
      OutboundPolicy policy = desk.policy();
      String hop = Shipment.hop(consignment, policy);
      if (gate.enter(hop, policy, consignment.lease().left().dividedBy(2))) {
        try {
          ship(consignment, policy);
        } finally {
          gate.leave(hop);
        }
      } else {
        // No place in time: nothing was tried.
        desk.report(consignment, List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("A consignment was not carried out; its lease will end", e);
    } finally {
      MDC.remove("session");
      underWay.remove(Thread.currentThread());
      placeFree();
    }
  }

  private void ship(Consignment consignment, OutboundPolicy policy) {
    long begin = System.nanoTime();
    List<Outcome> outcomes =
        switch (desk.text(consignment)) {
          case QueuedText.Readable(Content content) -> deliver(consignment, content, policy);
          case QueuedText.Damaged() -> damaged(consignment);
          case QueuedText.Absent() -> List.of();
        };
    desk.report(consignment, outcomes);
    meters.count(outcomes);
    double seconds = (System.nanoTime() - begin) / 1e9;
    outcomes.forEach(outcome -> tell(consignment, outcome, seconds));
  }

  private List<Outcome> deliver(Consignment consignment, Content content, OutboundPolicy policy) {
    try (content) {
      Shipment shipment =
          new Shipment(consignment, content, policy, couriers, exchangers, gate, tls);
      shipments.add(shipment);
      try {
        return shipment.deliver();
      } finally {
        shipments.remove(shipment);
      }
    }
  }

  private static List<Outcome> damaged(Consignment consignment) {
    return consignment.recipients().stream()
        .<Outcome>map(
            recipient -> new Outcome.Delayed(recipient.id(), "", "4.3.0", QueuedText.DAMAGE))
        .toList();
  }

  private static void tell(Consignment consignment, Outcome outcome, double seconds) {
    String to =
        consignment.recipients().stream()
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
            .fact("id", consignment.message())
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
