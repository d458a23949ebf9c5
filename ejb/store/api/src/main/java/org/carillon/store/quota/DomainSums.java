package org.carillon.store.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/**
 * The octets that the accounts of each domain hold together, as last counted by this node. The sums
 * are not exact: with one counter for a domain, deliveries would wait for each other.
 */
@ApplicationScoped
public class DomainSums {
  private static final Logger LOG = Logger.getLogger(DomainSums.class);

  /** The age from which a sum is counted again, in ns. */
  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private static final String SUM =
      "select coalesce(sum(octets), 0) from mail_account where domain = ? and not closed";

  private final SqlTransactions database;

  /** Only domains that have a limit have an entry. */
  private final Map<Long, Sum> sums = new ConcurrentHashMap<>();

  /** A sum, and the {@link System#nanoTime()} when it was counted. */
  private record Sum(long octets, long since) {}

  @Inject
  public DomainSums(SqlTransactions database) {
    this.database = database;
  }

  /** Returns the octets that a domain held when it was last counted; 0 if it never was. */
  public long octets(long domain) {
    Sum sum = sums.get(domain);
    return sum == null ? 0 : sum.octets;
  }

  /** Counts a domain unless the last count is recent. */
  public void count(long domain) {
    Sum known = sums.get(domain);
    long now = System.nanoTime();
    if (known != null && now - known.since < FRESH) {
      return;
    }
    try {
      sums.put(domain, new Sum(counted(domain), now));
    } catch (SQLException away) {
      LOG.debugf("The size of domain %d is not known: %s", domain, away.getMessage());
    }
  }

  /** Counts the octets that a domain holds now. */
  long counted(long domain) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SUM)) {
            select.setLong(1, domain);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }
}
