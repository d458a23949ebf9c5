package org.carillon.transport.internal.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.database.DueRows;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.quarantine.QuarantineSettings;
import org.jboss.logging.Logger;

/**
 * Handles one due account after the other. An account is in the table while it has something to be
 * notified of, and for a day after a notification, so that it gets one a day at most.
 */
@ApplicationScoped
public class DigestWorker implements DueWork {
  private static final Logger LOG = Logger.getLogger(DigestWorker.class);

  /** The due accounts. A claim lasts longer than a message takes. */
  private static final DueRows DUE =
      new DueRows("update quarantine_digest", "account", "due", Duration.ofMinutes(5));

  private static final int MOST_FOUND = 500;

  private static final String UNTOLD =
      """
      select distinct r.account from queue_recipient r
        join queue_consignment c on c.id = r.consignment_id
      where r.account is not null and r.told is null and c.held and c.work = 1
        and not exists (select from quarantine_digest d where d.account = r.account) limit ?
      """;

  private static final String PUT =
      """
      insert into quarantine_digest (account, due) values (?, ?)
      on conflict (account) do update set due = excluded.due
      """;

  private static final String DONE = "delete from quarantine_digest where account = ?";

  private final SqlTransactions transactions;
  private final QuarantineLists lists;
  private final Addresses addresses;
  private final Settings settings;
  private final InstantSource clock;
  private final ZoneId zone;

  @Inject
  public DigestWorker(
      SqlTransactions transactions, QuarantineLists lists, Addresses addresses, Settings settings) {
    this(transactions, lists, addresses, settings, InstantSource.system(), ZoneId.systemDefault());
  }

  DigestWorker(
      SqlTransactions transactions,
      QuarantineLists lists,
      Addresses addresses,
      Settings settings,
      InstantSource clock,
      ZoneId zone) {
    this.transactions = transactions;
    this.lists = lists;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** Notes when accounts with new messages are to be notified. */
  void find() throws SQLException {
    List<Long> accounts = new ArrayList<>();
    transactions.read(
        connection -> {
          accounts.clear();
          new Pipeline()
              .add(row -> accounts.add(row.getLong(1)), UNTOLD, MOST_FOUND)
              .execute(connection);
          return accounts.size();
        });
    for (long account : accounts) {
      put(account, next(account));
    }
  }

  private void put(long account, ZonedDateTime due) throws SQLException {
    transactions.write(connection -> put(connection, account, due));
  }

  private static boolean put(Connection connection, long account, ZonedDateTime due)
      throws SQLException {
    new Pipeline()
        .add(PUT, account, due.withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime())
        .execute(connection);
    return true;
  }

  private ZonedDateTime next(long account) {
    int hour =
        addresses
            .account(account)
            .map(found -> settings.value(QuarantineSettings.DIGEST_HOUR, scope(found)))
            .orElse(0L)
            .intValue();
    ZonedDateTime now = clock.instant().atZone(zone);
    ZonedDateTime today = now.toLocalDate().atTime(hour, 0).atZone(zone);
    return today.isAfter(now)
        ? today
        : today.toLocalDate().plusDays(1).atTime(hour, 0).atZone(zone);
  }

  private static Scope scope(Resolution.Local account) {
    return Scope.account(account.domain(), account.account());
  }

  @Override
  public DueKind kind() {
    return DueKind.of("quarantine-lists", "Sending quarantine lists", DUE);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    Optional<Long> due =
        transactions.write(connection -> DUE.claim(connection, row -> row.getLong("account")));
    if (due.isEmpty()) {
      return false;
    }
    long account = due.get();
    Optional<Resolution.Local> found = addresses.account(account);
    boolean isWanted =
        found.isPresent() && settings.value(QuarantineSettings.DIGEST, scope(found.get()));
    if (isWanted && !tell(found.get())) {
      transactions.write(
          connection -> {
            new Pipeline().add(DONE, account).execute(connection);
            return true;
          });
    } else {
      put(account, next(account));
    }
    return true;
  }

  /** Returns whether a list was sent. */
  private boolean tell(Resolution.Local account) throws SQLException {
    try {
      return lists.send(account.account(), account.domain(), account.address(), false) > 0;
    } catch (IOException away) {
      LOG.warnf(
          "%s gets its quarantine list a day later: %s", account.address(), away.getMessage());
      return true;
    }
  }
}
