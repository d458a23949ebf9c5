package org.carillon.transport.internal.sts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.settings.Settings;
import org.carillon.transport.OutboundSettings;
import org.carillon.transport.internal.sts.PublishedPolicies.Failed;
import org.carillon.transport.internal.sts.PublishedPolicies.Found;
import org.carillon.transport.internal.sts.StsPolicyRows.Due;
import org.jboss.logging.Logger;

/**
 * Refreshes policies once a day, before they expire, whatever the DNS says (RFC 8461 §3.3): who
 * disturbs the DNS must not get rid of a policy by waiting.
 */
@ApplicationScoped
class StsRefreshes implements DueWork {
  private static final Logger LOG = Logger.getLogger(StsRefreshes.class);

  /** Slow web servers of some domains delay the others little. */
  private static final int AT_ONCE = 4;

  private final PublishedPolicies published;
  private final SqlTransactions transactions;
  private final Settings settings;

  @Inject
  StsRefreshes(PublishedPolicies published, SqlTransactions transactions, Settings settings) {
    this.published = published;
    this.transactions = transactions;
    this.settings = settings;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("sts-policies", "Refreshing MTA-STS policies", StsPolicyRows.DUE)
        .several(AT_ONCE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<Due> due = transactions.write(StsPolicyRows::claim);
    if (due.isPresent()) {
      refresh(due.get());
    }
    return due.isPresent();
  }

  private void refresh(Due due) throws SQLException, InterruptedException {
    String domain = due.domain();
    if (due.isOver()) {
      write(connection -> StsPolicyRows.delete(connection, domain));
    } else if (!due.isUsed() || !settings.value(OutboundSettings.MTA_STS)) {
      write(connection -> StsPolicyRows.leave(connection, domain));
    } else {
      String id = published.id(domain).orElse(due.id());
      switch (published.fetch(domain)) {
        case Found(var file) ->
            write(
                connection -> StsPolicyRows.save(connection, domain, id, file, StsPolicyRows.MOST));
        case Failed(String why) -> {
          if (due.mode() != StsPolicy.Mode.NONE) {
            LOG.warnf(
                "The MTA-STS policy of %s can't be refreshed; it applies until it expires: %s",
                domain, why);
          }
          write(connection -> StsPolicyRows.putOff(connection, domain));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Change {
    void on(Connection connection) throws SQLException;
  }

  private void write(Change change) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          change.on(connection);
          return null;
        });
  }
}
