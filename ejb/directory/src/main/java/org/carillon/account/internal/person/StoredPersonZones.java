package org.carillon.account.internal.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.carillon.account.Resolution;
import org.carillon.account.people.PersonZones;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Finds people's time zones in the settings and the directory. */
@ApplicationScoped
public class StoredPersonZones implements PersonZones {
  private static final Logger LOG = Logger.getLogger(StoredPersonZones.class);
  private static final String SAID = "SELECT profile ->> ? FROM account WHERE id = ?";

  private final SqlTransactions transactions;
  private final Settings settings;

  /** Creates it with the settings and the directory's database. */
  @Inject
  public StoredPersonZones(SqlTransactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  protected StoredPersonZones() {
    this(null, null);
  }

  @Override
  public ZoneId of(Resolution.Local person) {
    Scope scope = Scope.account(person.domain(), person.account());
    Resolved<String> set = settings.resolve(TimeSettings.ZONE, scope);
    Optional<ZoneId> own =
        set.origin() == Origin.ACCOUNT ? TimeSettings.zone(set.value()) : Optional.empty();
    return own.or(() -> said(person.account())).orElseGet(() -> TimeSettings.zone(settings, scope));
  }

  private Optional<ZoneId> said(long account) {
    try {
      return transactions
          .read((Connection connection) -> said(connection, account))
          .flatMap(TimeSettings::zone);
    } catch (SQLException away) {
      LOG.debugf("The time zone of an account cannot be read: %s", away.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> said(Connection connection, long account) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SAID)) {
      select.setString(1, PersonAttributes.TIME_ZONE.name());
      select.setLong(2, account);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }
}
