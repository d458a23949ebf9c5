package org.carillon.adapter.outbound;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.adapter.tls.ClientTls;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.queue.Consignment;
import org.carillon.contract.queue.Consignment.Recipient;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedText;
import org.carillon.protocol.outbound.EncryptionFailedException;
import org.carillon.protocol.outbound.Handover;
import org.carillon.protocol.outbound.Opening;
import org.carillon.protocol.outbound.Parcel;
import org.jboss.logging.Logger;

/** One attempt to hand a consignment over: a kept connection first, then host after host. */
final class Shipment {
  private static final Logger LOG = Logger.getLogger(Shipment.class);

  private final Consignment consignment;
  private final Content content;
  private final OutboundPolicy policy;
  private final Couriers couriers;
  private final MailExchangers exchangers;
  private final Gate gate;
  private final ClientTls tls;
  private final String hop;

  private final Term term;

  /** The conversation that is at work for this shipment. */
  private volatile Optional<Courier> current = Optional.empty();

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Recipient> pending;
  private String lastHost = "";
  private String lastStatus = "4.4.1";
  private String lastWhy = "No host answered";

  /** Nothing else is tried in this attempt: who was asked last may have it, or it can't be read. */
  private boolean over;

  /** Whether any host was asked. */
  private boolean asked;

  /** Whether a host was not asked, since as many connections to it are in use as it gets. */
  private boolean crowded;

  Shipment(
      Consignment consignment,
      Content content,
      OutboundPolicy policy,
      Couriers couriers,
      MailExchangers exchangers,
      Gate gate,
      ClientTls tls) {
    this.consignment = consignment;
    this.content = content;
    this.policy = policy;
    this.couriers = couriers;
    this.exchangers = exchangers;
    this.gate = gate;
    this.tls = tls;
    hop = hop(consignment, policy);
    pending = new ArrayList<>(consignment.recipients());
    term = new Term(consignment, policy);
  }

  /** The next hop by which connections are counted and kept. */
  static String hop(Consignment consignment, OutboundPolicy policy) {
    return policy
        .smartHost()
        .map(smart -> smart.host() + ":" + smart.port())
        .orElse(consignment.destination());
  }

  Consignment consignment() {
    return consignment;
  }

  Term term() {
    return term;
  }

  private boolean awaitsVerdict() {
    boolean awaits = current.filter(courier -> courier.client().awaitsVerdict()).isPresent();
    if (!awaits) {
      term.noVerdict();
    }
    return awaits;
  }

  /** Whether its lease is to be renewed. Any thread. */
  boolean wantsRenewal() {
    return term.wantsRenewal(awaitsVerdict());
  }

  /**
   * Ends it when its time is over, from another thread. Who has the whole text and is only asked
   * for a verdict keeps its time for that: it may have taken the message.
   */
  void severIfOver() {
    boolean late = awaitsVerdict() ? term.verdictIsOverdue() : !term.lasts();
    if (late) {
      current.ifPresent(courier -> courier.socket().sever());
    }
  }

  /** An outcome for each recipient; none where nobody could be asked for want of a connection. */
  List<Outcome> deliver() {
    Optional<Courier> kept = couriers.take(hop);
    while (kept.isPresent() && !pending.isEmpty() && !over) {
      handToKept(kept.get());
      kept = pending.isEmpty() || over || !term.lasts() ? Optional.empty() : couriers.take(hop);
    }
    if (!pending.isEmpty() && !over) {
      switch (exchangers.route(consignment.destination(), policy)) {
        case Route.Hops(List<Route.Hop> hops) -> tryEach(hops);
        case Route.Unknown(String status, String why) -> {
          lastStatus = status;
          lastWhy = why;
        }
        case Route.None(String status, String why) -> {
          pending.forEach(r -> outcomes.add(new Outcome.Failed(r.id(), "", status, why)));
          pending.clear();
        }
      }
    }
    if (asked || !crowded) {
      pending.forEach(
          r -> outcomes.add(new Outcome.Delayed(r.id(), lastHost, lastStatus, lastWhy)));
    }
    return outcomes;
  }

  private void handToKept(Courier courier) {
    gate.arrive(courier.address());
    try {
      hand(courier);
    } finally {
      gate.depart(courier.address());
    }
  }

  private void tryEach(List<Route.Hop> hops) {
    gate.leads(hop, hops.stream().map(to -> to.address().getAddress()).toList());
    for (Route.Hop to : hops) {
      if (pending.isEmpty() || over || !term.lasts()) {
        return;
      }
      if (gate.approach(to.address().getAddress(), policy)) {
        try {
          ask(to);
        } finally {
          gate.depart(to.address().getAddress());
        }
      } else {
        crowded = true;
      }
    }
  }

  private void ask(Route.Hop to) {
    lastHost = to.host();
    try {
      attempt(to, true);
    } catch (EncryptionFailedException e) {
      LOG.infof("%s: %s; trying without", to.host(), e.getMessage());
      attemptInTheClear(to);
    } catch (IOException e) {
      unreachable(to, e);
    }
  }

  private void attemptInTheClear(Route.Hop to) {
    try {
      attempt(to, false);
    } catch (IOException e) {
      unreachable(to, e);
    }
  }

  private void unreachable(Route.Hop to, IOException e) {
    lastStatus = "4.4.1";
    lastWhy = to.host() + " (" + to.address().getAddress().getHostAddress() + "): " + why(e);
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void attempt(Route.Hop to, boolean encrypt) throws IOException {
    asked = true;
    Courier courier = Courier.connect(hop, to, policy, tls);
    couriers.begin(courier);
    current = Optional.of(courier);
    try {
      switch (courier.client().open(encrypt)) {
        case Opening.Ready() -> hand(courier);
        case Opening.Unwilling(String reply) -> {
          lastStatus = "4.3.2";
          lastWhy = reply;
          couriers.broken(courier);
        }
      }
    } catch (IOException e) {
      couriers.broken(courier);
      throw e;
    }
  }

  /** Hands over what is pending, in several messages where the host wants no more at a time. */
  private void hand(Courier courier) {
    asked = true;
    lastHost = courier.client().host();
    current = Optional.of(courier);
    try {
      boolean more = true;
      while (more && !pending.isEmpty() && courier.client().reusable()) {
        Handover handover =
            courier.client().send(new Parcel(consignment.from(), List.copyOf(pending), content));
        outcomes.addAll(handover.outcomes());
        int before = pending.size();
        pending.removeIf(
            r -> handover.outcomes().stream().anyMatch(outcome -> outcome.recipient() == r.id()));
        if (!handover.unwilling().isEmpty()) {
          lastStatus = "4.3.0";
          lastWhy = handover.unwilling();
        }
        more = handover.unwilling().isEmpty() && pending.size() < before;
      }
      current = Optional.empty();
      couriers.done(courier);
    } catch (ContentDamaged damaged) {
      // What the host has of it ends in the middle of the text: it did not take it.
      LOG.errorf("%s can't be read: %s", consignment.message(), damaged.getMessage());
      over = true;
      lastHost = "";
      lastStatus = "4.3.0";
      lastWhy = QueuedText.DAMAGE;
      couriers.broken(courier);
    } catch (IOException e) {
      over = courier.client().inDoubt();
      lastStatus = "4.4.2";
      lastWhy = lastHost + ": " + (term.lasts() ? why(e) : "the time of one attempt is over");
      couriers.broken(courier);
    }
  }
}
