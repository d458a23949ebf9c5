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
 * How much the accounts of domains hold together, as each node counted it of late. A counter that
 * every delivery of a domain changed would have them wait for each other; so it is not exact.
 */
@ApplicationScoped
public class DomainSums {
  private static final Logger LOG = Logger.getLogger(DomainSums.class);

  /** How old a sum may be. */
  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private static final String SUM =
      "select coalesce(sum(octets), 0) from mail_account where domain = ? and not closed";

  private final SqlTransactions database;

  /** Only of domains that have a limit. */
  private final Map<Long, Sum> sums = new ConcurrentHashMap<>();

  /** What there was, and when. */
  private record Sum(long octets, long since) {}

  @Inject
  public DomainSums(SqlTransactions database) {
    this.database = database;
  }

  /** How many octets a domain held when it was counted last; 0 when it never was. */
  public long octets(long domain) {
    Sum sum = sums.get(domain);
    return sum == null ? 0 : sum.octets;
  }

  /** Counts a domain unless that was done of late. */
  public void count(long domain) {
    Sum known = sums.get(domain);
    long now = System.nanoTime();
    if (known != null && now - known.since < FRESH) {
      return;
    }
    try {
      sums.put(domain, new Sum(counted(domain), now));
    } catch (SQLException away) {
      LOG.debugf("What domain %d holds is not known: %s", domain, away.getMessage());
    }
  }

  /** How many octets a domain holds, counted now. */
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
