package org.carillon.transport.internal.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.contract.Watch;
import org.carillon.contract.content.Content;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.dns.DnsSettings;
import org.carillon.settings.Settings;
import org.carillon.transport.OutboundSettings;
import org.carillon.transport.internal.dispatch.MailMeters;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.internal.queue.RecipientStatus;
import org.carillon.transport.internal.queue.Reports;
import org.carillon.transport.internal.relay.MailRoutes;
import org.carillon.transport.internal.stage.PrefixedContent;
import org.carillon.transport.internal.stage.SigningPipeline;
import org.carillon.transport.internal.sts.StsPolicies;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** Passes relay work to the adapter and records the outcome. */
@ApplicationScoped
public class StoredRelayQueue implements RelayQueue {

  private static final Logger LOG = Logger.getLogger(StoredRelayQueue.class);
  private static final Outage AWAY = new Outage(LOG, "The queue cannot be read");
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String TEXT =
      """
      SELECT m.blob_id, m.domain_id, m.account_id, m.prefix, m.sent_on_by, m.made_by
      FROM queue_consignment c JOIN queue_message m ON m.id = c.message_id
      WHERE c.fence = ?
      """;

  private final Claims claims;
  private final Reports reports;
  private final ActiveClaims outstanding;
  private final DueSignals signals;
  private final SqlTransactions database;
  private final Blobs blobs;
  private final SigningPipeline signing;
  private final MailRoutes routes;
  private final StsPolicies policies;
  private final Settings settings;

  @Inject
  public StoredRelayQueue(
      Claims claims,
      Reports reports,
      ActiveClaims outstanding,
      DueSignals signals,
      SqlTransactions database,
      Blobs blobs,
      SigningPipeline signing,
      MailRoutes routes,
      StsPolicies policies,
      Settings settings) {
    this.claims = claims;
    this.reports = reports;
    this.outstanding = outstanding;
    this.signals = signals;
    this.database = database;
    this.blobs = blobs;
    this.signing = signing;
    this.routes = routes;
    this.policies = policies;
    this.settings = settings;
  }

  @Override
  public OutboundPolicy policy() {
    return new OutboundPolicy(
        settings.value(HostSettings.HOST_NAME),
        DnsSettings.policy(settings),
        Math.toIntExact(settings.value(OutboundSettings.PORT)),
        settings.value(OutboundSettings.CONNECT_TIMEOUT),
        settings.value(OutboundSettings.COMMAND_TIMEOUT),
        settings.value(OutboundSettings.SLOWEST),
        Math.toIntExact(settings.value(OutboundSettings.CONNECTIONS)),
        Math.toIntExact(settings.value(OutboundSettings.PER_DESTINATION)));
  }

  @Override
  public List<RelayJob> claim(int most, Set<String> closed) {
    if (!routes.refresh()) {
      return List.of();
    }
    try {
      List<Claim> claimed = claims.claim(Work.RELAY, most, outstanding.room(caps(), closed));
      AWAY.over();
      claimed.forEach(outstanding::add);
      return claimed.stream().map(this::job).toList();
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return List.of();
    }
  }

  @Override
  public Map<Long, Lease> renew(List<RelayJob> jobs) {
    try {
      Map<Long, Lease> leases = claims.renew(jobs.stream().map(RelayJob::fence).toList());
      leases.forEach(outstanding::renewed);
      return leases;
    } catch (SQLException away) {
      LOG.warnf("The claims on deliveries cannot be renewed now: %s", away.getMessage());
      return Map.of();
    }
  }

  /** Mail routes and the smart host have rules of their own, which administrators made. */
  @Override
  public Optional<StsPolicy> stsPolicy(RelayJob job) {
    if (!job.route().equals(RelayRoute.DIRECT) || !settings.value(OutboundSettings.MTA_STS)) {
      return Optional.of(StsPolicy.NONE);
    }
    try {
      return Optional.of(policies.of(job.destination()));
    } catch (SQLException away) {
      LOG.warnf(
          "Mail for %s waits, since its MTA-STS policy cannot be read now: %s",
          job.destination(), away.getMessage());
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public QueuedContent text(RelayJob job) {
    try {
      Optional<Stored> stored = stored(job.fence());
      return stored.isEmpty() ? new QueuedContent.Absent() : signed(job, stored.get());
    } catch (BlobDamaged damaged) {
      LOG.errorf("%s can't be sent: %s", job.message(), damaged.getMessage());
      return new QueuedContent.Damaged();
    } catch (SQLException | IOException away) {
      LOG.errorf(away, "The content of %s can't be read", job.message());
      return new QueuedContent.Absent();
    }
  }

  private QueuedContent signed(RelayJob job, Stored stored) throws IOException {
    Content content = PrefixedContent.of(stored.prefix(), blobs.open(stored.blob()));
    boolean given = false;
    try {
      Optional<Content> signed =
          signing.signed(job.message(), job.from(), stored.origin(), content);
      given = signed.isPresent();
      return signed
          .<QueuedContent>map(QueuedContent.Readable::new)
          .orElseGet(QueuedContent.Absent::new);
    } finally {
      if (!given) {
        content.close();
      }
    }
  }

  /**
   * Records outcomes. Retries for the length of a lease while the database is away: a relayed
   * message that stays in the queue would be sent twice.
   */
  @Override
  public void report(RelayJob job, List<Outcome> outcomes) {
    Map<Long, RecipientStatus> statuses = new HashMap<>();
    outcomes.forEach(outcome -> statuses.put(outcome.recipient(), RecipientStatus.of(outcome)));
    statuses.values().forEach(MailMeters::count);
    Lease patience = Lease.of(job.lease().length());
    while (!recorded(job, statuses)) {
      if (patience.over() || !pause()) {
        LOG.errorf("The result of the delivery of %s could not be recorded", job.message());
        break;
      }
    }
    if (outstanding.remove(job.fence(), caps())) {
      signals.signal(Work.RELAY);
    }
  }

  @Override
  public Watch watch(Runnable onDue) {
    return signals.watch(Work.RELAY, onDue);
  }

  private boolean recorded(RelayJob job, Map<Long, RecipientStatus> statuses) {
    try {
      Optional<Set<Work>> due =
          database.write(connection -> reports.apply(connection, job.fence(), statuses));
      if (due.isEmpty()) {
        LOG.warnf(
            "%s was taken over or removed meanwhile: only its relayed recipients are recorded",
            job.message());
        due = database.write(connection -> reports.applyLate(connection, statuses));
      }
      due.ifPresent(works -> works.forEach(signals::signal));
      return true;
    } catch (SQLException away) {
      LOG.warnf("The result of %s cannot be recorded now: %s", job.message(), away.getMessage());
      return false;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private record Stored(long blob, MailOrigin origin, String prefix) {
    static Stored of(ResultSet row) throws SQLException {
      return new Stored(row.getLong("blob_id"), origin(row), row.getString("prefix"));
    }

    private static MailOrigin origin(ResultSet row) throws SQLException {
      long account = row.getLong("account_id");
      if (!row.wasNull()) {
        return new MailOrigin.Submitted(account, row.getLong("domain_id"));
      }
      String sentOnBy = row.getString("sent_on_by");
      if (sentOnBy != null) {
        return new MailOrigin.SentOn(sentOnBy);
      }
      String madeBy = row.getString("made_by");
      return madeBy == null ? new MailOrigin.Passed() : new MailOrigin.Made(madeBy);
    }
  }

  private Optional<Stored> stored(long fence) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(TEXT)) {
            select.setLong(1, fence);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(Stored.of(row)) : Optional.empty();
            }
          }
        });
  }

  private ActiveClaims.Caps caps() {
    return ActiveClaims.Caps.of(
        settings.value(OutboundSettings.CONNECTIONS),
        settings.value(OutboundSettings.PER_DESTINATION));
  }

  private RelayJob job(Claim claim) {
    return new RelayJob(
        claim.message().trace(),
        claim.fence(),
        claim.lease(),
        claim.message().from(),
        claim.destination(),
        claim.recipients().stream()
            .map(recipient -> new RelayJob.Recipient(recipient.id(), recipient.path()))
            .toList(),
        claim.message().size(),
        routes.of(claim.message().from(), claim.destination()));
  }
}
