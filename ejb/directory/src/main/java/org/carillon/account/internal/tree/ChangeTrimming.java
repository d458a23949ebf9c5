package org.carillon.account.internal.tree;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.carillon.account.setting.LdapSettings;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;

/** Deletes records of directory changes that are no longer reported to anybody. */
@ApplicationScoped
public class ChangeTrimming {
  private static final int STEP = 1_000;
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private static final String OLD =
      """
      delete from directory_change where id in (
        select id from directory_change order by id limit ?)
      and made < now() - make_interval(secs => ?)
      """;

  private final SqlTransactions transactions;
  private final Settings settings;
  private final RepeatedWork rounds =
      new RepeatedWork(
          "carillon-directory-changes",
          "Deleting old changes of the directory",
          PAUSE,
          this::round);

  @Inject
  public ChangeTrimming(SqlTransactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  void start(@Observes DatabaseReady ready) {
    rounds.start();
  }

  @PreDestroy
  void stop() {
    rounds.close();
  }

  private Duration round() throws SQLException {
    return trim() < STEP ? PAUSE : AT_ONCE;
  }

  /** Deletes some of the oldest records and returns their number. */
  int trim() throws SQLException {
    Duration kept = settings.value(LdapSettings.CHANGES_KEPT);
    return transactions.write(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(OLD)) {
            delete.setInt(1, STEP);
            delete.setDouble(2, kept.toSeconds());
            return delete.executeUpdate();
          }
        });
  }
}
