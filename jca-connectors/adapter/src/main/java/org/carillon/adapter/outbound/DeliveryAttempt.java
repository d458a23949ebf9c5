package org.carillon.adapter.outbound;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.adapter.tls.ClientTls;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.Encryption;
import org.carillon.contract.queue.RelayRoute.Encryption.Mode;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.protocol.outbound.EncryptionFailedException;
import org.carillon.protocol.outbound.MailTransaction;
import org.carillon.protocol.outbound.SessionInitiation;
import org.carillon.protocol.outbound.TransactionResult;
import org.jboss.logging.Logger;

/** One attempt to deliver a relay job: a kept connection first, then host after host. */
final class DeliveryAttempt {
  private static final Logger LOG = Logger.getLogger(DeliveryAttempt.class);

  /** RFC 3463: X.7.10 is "encryption needed" (IANA). */
  private static final String INSECURE = ".7.10";

  /** The status of mail for a domain whose policy names no host; RFC 3463 has no better one. */
  private static final String UNNAMED = "4.7.0";

  private final RelayJob job;
  private final Content content;
  private final StsPolicy sts;
  private final OutboundPolicy policy;
  private final SmtpConnections connections;
  private final MailExchangers exchangers;
  private final ConnectionLimit limit;
  private final ClientTls tls;
  private final StsResults results;
  private final HopKey hop;

  private final AttemptDeadline deadline;

  /** The connection that this attempt uses now. */
  private volatile Optional<SmtpConnection> current = Optional.empty();

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Recipient> pending;
  private String lastHost = "";
  private String lastStatus = "4.4.1";
  private String lastWhy = "No host replied";

  /** True if no other host is tried: the last one may have the message, or it can't be read. */
  private boolean over;

  private boolean asked;

  /** The number of hosts that did not encrypt as the route demands. */
  private int insecure;

  /** True if a host was skipped because it has as many connections as it may get. */
  private boolean crowded;

  DeliveryAttempt(
      RelayJob job,
      Content content,
      StsPolicy sts,
      OutboundPolicy policy,
      SmtpConnections connections,
      MailExchangers exchangers,
      ConnectionLimit limit,
      ClientTls tls,
      StsResults results) {
    this.job = job;
    this.content = content;
    this.sts = sts;
    this.policy = policy;
    this.connections = connections;
    this.exchangers = exchangers;
    this.limit = limit;
    this.tls = tls;
    this.results = results;
    hop = HopKey.of(job, sts);
    pending = new ArrayList<>(job.recipients());
    deadline = new AttemptDeadline(job, policy);
  }

  RelayJob job() {
    return job;
  }

  AttemptDeadline deadline() {
    return deadline;
  }

  private boolean awaitsVerdict() {
    boolean awaits = current.filter(connection -> connection.client().awaitsVerdict()).isPresent();
    if (!awaits) {
      deadline.noVerdict();
    }
    return awaits;
  }

  /** Returns whether the lease is to be renewed. Any thread may call it. */
  boolean wantsRenewal() {
    return deadline.wantsRenewal(awaitsVerdict());
  }

  /** Ends an overdue attempt from another thread, unless the host only has to reply. */
  void severIfOver() {
    boolean late = awaitsVerdict() ? deadline.verdictIsOverdue() : !deadline.lasts();
    if (late) {
      current.ifPresent(connection -> connection.socket().sever());
    }
  }

  /** Returns each recipient's outcome, none for want of a connection; throws when cancelled. */
  List<Outcome> deliver() throws InterruptedException {
    Optional<SmtpConnection> kept = connections.take(hop);
    while (kept.isPresent() && !pending.isEmpty() && !over) {
      handToKept(kept.get());
      kept =
          pending.isEmpty() || over || !deadline.lasts() ? Optional.empty() : connections.take(hop);
    }
    if (!pending.isEmpty() && !over) {
      switch (exchangers.hosts(job.destination(), job.route(), sts, policy)) {
        case TargetHosts.Hops(List<TargetHosts.Hop> hops) -> tryEach(hops);
        case TargetHosts.Unknown(String status, String why) -> {
          lastStatus = status;
          lastWhy = why;
        }
        case TargetHosts.Unnamed(List<String> hosts) -> unnamed(String.join(", ", hosts));
        case TargetHosts.None(String status, String why) -> fail("", status, why);
      }
    }
    if (asked || !crowded) {
      pending.forEach(
          r -> outcomes.add(new Outcome.Delayed(r.id(), lastHost, lastStatus, lastWhy)));
    }
    return outcomes;
  }

  private void unnamed(String hosts) {
    String why = "its policy does not name " + hosts;
    lastStatus = UNNAMED;
    lastWhy = sts.demand(job.destination(), why);
    tell(hosts, StsFailure.VALIDATION_FAILURE, lastWhy);
  }

  private void fail(String host, String status, String why) {
    pending.forEach(r -> outcomes.add(new Outcome.Failed(r.id(), host, status, why)));
    pending.clear();
  }

  private void handToKept(SmtpConnection connection) {
    limit.arrive(connection.address());
    try {
      hand(connection);
    } finally {
      limit.depart(connection.address());
    }
  }

  private void tryEach(List<TargetHosts.Hop> hops) {
    limit.leads(hop.name(), hops.stream().map(to -> to.address().getAddress()).toList());
    for (TargetHosts.Hop to : hops) {
      if (pending.isEmpty() || over || !deadline.lasts()) {
        return;
      }
      if (limit.approach(to.address().getAddress(), policy)) {
        try {
          ask(to);
        } finally {
          limit.depart(to.address().getAddress());
        }
      } else {
        crowded = true;
      }
    }
    if (insecure == hops.size() && job.route().encryption().isReturned()) {
      fail(lastHost, "5" + INSECURE, lastWhy);
    }
  }

  private void ask(TargetHosts.Hop to) {
    lastHost = to.host();
    if (sts.mode() == StsPolicy.Mode.TESTING && isTested(to)) {
      return;
    }
    Encryption rule = hop.route().encryption();
    try {
      attempt(to, hop.route(), rule.mode() != Mode.NONE).ifPresent(why -> insecure(to, why));
    } catch (EncryptionFailedException e) {
      if (rule.mode().isMandatory()) {
        insecure(to, e);
      } else if (rule.isImmediate()) {
        unreachable(to, e);
      } else {
        LOG.infof("%s: %s; trying without", to.host(), e.getMessage());
        attemptInTheClear(to);
      }
    } catch (IOException e) {
      unreachable(to, e);
    }
  }

  /**
   * Tries a host in the way that a policy demands which is only tested.
   *
   * @return false if the host does not meet the policy, which is noted: it gets the mail anyway
   */
  private boolean isTested(TargetHosts.Hop to) {
    if (!sts.names(to.host())) {
      tell(to.host(), StsFailure.VALIDATION_FAILURE, "The policy does not name this host");
      return false;
    }
    try {
      Optional<String> insecure = attempt(to, hop.route().verified(), true);
      insecure.ifPresent(why -> tell(to.host(), StsFailure.STARTTLS_NOT_SUPPORTED, why));
      return insecure.isEmpty();
    } catch (EncryptionFailedException e) {
      tell(to.host(), StsFailure.of(e), e.getMessage());
      return false;
    } catch (IOException e) {
      unreachable(to, e);
      return true;
    }
  }

  private void tell(String host, StsFailure type, String why) {
    results.tell(
        job.message(), new StsResult.Failed(job.destination(), sts.mode(), host, type, why));
  }

  private void insecure(TargetHosts.Hop to, EncryptionFailedException e) {
    insecure(to, StsFailure.of(e), e.getMessage());
  }

  private void insecure(TargetHosts.Hop to, String why) {
    insecure(to, StsFailure.STARTTLS_NOT_SUPPORTED, why);
  }

  private void insecure(TargetHosts.Hop to, StsFailure type, String why) {
    insecure++;
    lastStatus = "4" + INSECURE;
    lastWhy = to.host() + ": " + why;
    if (sts.isEnforced()) {
      lastWhy = sts.demand(job.destination(), "not of " + lastWhy);
      tell(to.host(), type, why);
    }
  }

  private void attemptInTheClear(TargetHosts.Hop to) {
    try {
      attempt(to, hop.route(), false);
    } catch (IOException e) {
      unreachable(to, e);
    }
  }

  private void unreachable(TargetHosts.Hop to, IOException e) {
    if (sts.isEnforced() && insecure > 0) {
      // The sender shall read what the domain has to repair.
      return;
    }
    lastStatus = "4.4.1";
    lastWhy = to.host() + " (" + to.address().getAddress().getHostAddress() + "): " + why(e);
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Hands the message to a host. Returns why not, if the host does not encrypt as demanded. */
  private Optional<String> attempt(TargetHosts.Hop to, RelayRoute route, boolean encrypt)
      throws IOException {
    asked = true;
    SmtpConnection connection = SmtpConnection.connect(hop, route, to, policy, tls);
    connections.begin(connection);
    current = Optional.of(connection);
    try {
      switch (connection.client().open(encrypt)) {
        case SessionInitiation.Ready() -> {
          if (sts.mode() != StsPolicy.Mode.NONE && route.encryption().mode() == Mode.VERIFIED) {
            results.tell(
                job.message(), new StsResult.Met(job.destination(), sts.mode(), to.host()));
          }
          hand(connection);
        }
        case SessionInitiation.Unwilling(String status, String reply) -> {
          lastStatus = status;
          lastWhy = reply;
          connections.broken(connection);
        }
        case SessionInitiation.Insecure(String why) -> {
          connections.broken(connection);
          return Optional.of(why);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      connections.broken(connection);
      throw e;
    }
  }

  /** Sends to the pending recipients, in several messages if the host accepts no more at a time. */
  private void hand(SmtpConnection connection) {
    asked = true;
    lastHost = connection.client().host();
    current = Optional.of(connection);
    try {
      boolean more = true;
      while (more && !pending.isEmpty() && connection.client().reusable()) {
        TransactionResult result =
            connection
                .client()
                .send(new MailTransaction(job.from(), List.copyOf(pending), content));
        outcomes.addAll(result.outcomes());
        int before = pending.size();
        pending.removeIf(
            r -> result.outcomes().stream().anyMatch(outcome -> outcome.recipient() == r.id()));
        if (!result.unwilling().isEmpty()) {
          lastStatus = "4.3.0";
          lastWhy = result.unwilling();
        }
        more = result.unwilling().isEmpty() && pending.size() < before;
      }
      current = Optional.empty();
      connections.done(connection);
    } catch (ContentDamaged damaged) {
      // The host's text ends in the middle, so it did not accept the message.
      LOG.errorf("%s can't be read: %s", job.message(), damaged.getMessage());
      over = true;
      lastHost = "";
      lastStatus = "4.3.0";
      lastWhy = QueuedContent.DAMAGE;
      connections.broken(connection);
    } catch (IOException e) {
      over = connection.client().inDoubt();
      lastStatus = "4.4.2";
      lastWhy =
          lastHost
              + ": "
              + (deadline.lasts() ? why(e) : "the time limit of the attempt was reached");
      connections.broken(connection);
    }
  }
}
