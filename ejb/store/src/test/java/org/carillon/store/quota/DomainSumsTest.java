package org.carillon.store.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.carillon.database.SqlTransactions;
import org.carillon.store.MailboxSettings;
import org.carillon.store.QuotaCheck;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class DomainSumsTest {

  private static void sql(TestDatabase database, String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement doing = connection.createStatement()) {
      doing.execute(statement);
    }
  }

  @Test
  void domainQuotaCountsAllItsAccounts() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      sql(
          database,
          "insert into mail_account (account, domain, modseq, uidvalidity, octets, closed) values"
              + " (1, 1, 0, 1, 60, false), (2, 1, 0, 1, 30, false), (3, 1, 0, 1, 99, true),"
              + " (4, 2, 0, 1, 500, false)");
      DeclaredSettings settings = new DeclaredSettings();
      SqlTransactions transactions = new SqlTransactions(database.dataSource());
      DomainSums sums = new DomainSums(transactions);
      AccountRoom room = new AccountRoom(transactions, settings, sums);
      assertThat(room.has(1, 1, 1_000)).isTrue();

      settings.with(MailboxSettings.QUOTA_DOMAIN, 100L);
      assertThat(room.has(1, 1, 10)).isTrue();
      assertThat(room.has(1, 2, 11)).isFalse();
      assertThat(new SettingQuotas(settings, sums).hasRoom(1, 2, 0, 30, 1, 11)).isFalse();

      settings.with(MailboxSettings.QUOTA_OCTETS, 70L);
      assertThat(room.left(1, 1)).isEqualTo(new QuotaCheck.Left(10, 10));
      assertThat(room.left(2, 9)).isEqualTo(new QuotaCheck.Left(70, 0));
      settings.with(MailboxSettings.QUOTA_OCTETS, 0L);

      // The sum is counted once in half a minute, and by a new node at once.
      sql(database, "update mail_account set octets = 0 where account = 1");
      assertThat(room.has(1, 2, 11)).isFalse();
      assertThat(
              new AccountRoom(transactions, settings, new DomainSums(transactions)).has(1, 2, 11))
          .isTrue();
    }
  }
}
