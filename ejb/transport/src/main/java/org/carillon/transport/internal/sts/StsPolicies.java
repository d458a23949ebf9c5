package org.carillon.transport.internal.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.database.SqlTransactions;
import org.carillon.format.name.DomainName;
import org.carillon.transport.internal.sts.PublishedPolicies.Failed;
import org.carillon.transport.internal.sts.PublishedPolicies.Found;
import org.carillon.transport.internal.sts.StsPolicyRows.Stored;
import org.jboss.logging.Logger;

/**
 * The policies that apply to mail for domains. A policy is kept until it expires, so that nobody
 * can remove it by disturbing the DNS or the web (RFC 8461 §10.2); a new id in the DNS makes it be
 * fetched again. Messages for one domain wait for one look-up, and wait for no other domain's.
 */
@ApplicationScoped
public class StsPolicies {
  private static final Logger LOG = Logger.getLogger(StsPolicies.class);

  /** The times for which this node asks nobody again: after a look-up, and after a failed fetch. */
  record Pauses(Duration found, Duration failed) {}

  private static final Pauses PAUSES = new Pauses(Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final int MOST_RECENT = 2_000;

  private record Recent(StsPolicy policy, long until) {}

  private final PublishedPolicies published;
  private final SqlTransactions transactions;
  private final Pauses pauses;
  private final int most;
  private final Map<String, FutureTask<StsPolicy>> running = new ConcurrentHashMap<>();
  private final Map<String, Recent> recent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
          return size() > MOST_RECENT;
        }
      };

  @Inject
  public StsPolicies(PublishedPolicies published, SqlTransactions transactions) {
    this(published, transactions, PAUSES, StsPolicyRows.MOST);
  }

  StsPolicies(PublishedPolicies published, SqlTransactions transactions, Pauses pauses, int most) {
    this.published = published;
    this.transactions = transactions;
    this.pauses = pauses;
    this.most = most;
  }

  /**
   * Returns the policy of a domain; an address literal has none. It may take as long as the DNS and
   * a fetch.
   *
   * @throws SQLException if the kept policies can't be read, so that it is not known
   */
  public StsPolicy of(String destination) throws SQLException, InterruptedException {
    Optional<String> domain = DomainName.canonical(destination);
    return domain.isPresent() ? shared(domain.get()) : StsPolicy.NONE;
  }

  private StsPolicy shared(String domain) throws SQLException, InterruptedException {
    while (true) {
      Optional<StsPolicy> there = recall(domain);
      if (there.isPresent()) {
        return there.get();
      }
      FutureTask<StsPolicy> own = new FutureTask<>(() -> lookUp(domain));
      FutureTask<StsPolicy> others = running.putIfAbsent(domain, own);
      if (others == null) {
        try {
          own.run();
        } finally {
          running.remove(domain, own);
        }
      }
      try {
        return (others == null ? own : others).get();
      } catch (ExecutionException failed) {
        rethrow(failed.getCause(), others == null);
      }
    }
  }

  /** Throws a failure, unless another thread looked up and was only interrupted. */
  private static void rethrow(Throwable failure, boolean isOwn)
      throws SQLException, InterruptedException {
    switch (failure) {
      case SQLException away -> throw new SQLException(away);
      case InterruptedException _ -> {
        if (isOwn) {
          throw new InterruptedException();
        }
      }
      default -> throw new IllegalStateException(failure);
    }
  }

  private Optional<StsPolicy> recall(String domain) {
    synchronized (recent) {
      Recent found = recent.get(domain);
      return found == null || found.until() - System.nanoTime() <= 0
          ? Optional.empty()
          : Optional.of(found.policy());
    }
  }

  private StsPolicy remembered(String domain, StsPolicy policy, Duration pause) {
    synchronized (recent) {
      // Removed first, so that the map is ordered by the time of the look-up.
      recent.remove(domain);
      recent.put(domain, new Recent(policy, System.nanoTime() + pause.toNanos()));
    }
    return policy;
  }

  private StsPolicy lookUp(String domain) throws SQLException, InterruptedException {
    Optional<StsPolicy> there = recall(domain);
    if (there.isPresent()) {
      return there.get();
    }
    Optional<Stored> stored =
        transactions.read(connection -> StsPolicyRows.find(connection, domain));
    StsPolicy kept = stored.map(found -> found.file().policy()).orElse(StsPolicy.NONE);
    if (stored.filter(Stored::isStale).isPresent()) {
      transactions.<Void, SQLException>write(
          connection -> {
            StsPolicyRows.used(connection, domain);
            return null;
          });
    }
    Optional<String> id = published.id(domain);
    if (id.isEmpty() || id.equals(stored.map(Stored::id))) {
      return remembered(domain, kept, pauses.found());
    }
    return switch (published.fetch(domain)) {
      case Found(var file) -> {
        transactions.<Void, SQLException>write(
            connection -> {
              StsPolicyRows.save(connection, domain, id.get(), file, most);
              return null;
            });
        yield remembered(domain, file.policy(), pauses.found());
      }
      case Failed(String why) -> {
        LOG.warnf(
            "The MTA-STS policy of %s can't be fetched, so %s: %s",
            domain,
            stored.isPresent() ? "the former one applies" : "its mail goes without one",
            why);
        yield remembered(domain, kept, pauses.failed());
      }
    };
  }
}
