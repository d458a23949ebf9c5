package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.internal.restoring.RestoredIds;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that restored messages keep their EMAILID, but never take another message's. */
class RestoredIdsTest extends StoreTest {
  private SqlTransactions transactions;
  private RestoredIds.Source source;
  private long given;

  @BeforeEach
  void open() throws Exception {
    transactions = new SqlTransactions(fixture.dataSource());
    source =
        new RestoredIds.Source(transactions, new PooledIds(fixture.dataSource(), "item_id", 500));
    given = source.items().next();
  }

  @Test
  void itemIdsFromTheSameStoreAreKept() throws Exception {
    RestoredIds ids = new RestoredIds(source, source.lineage());

    assertThat(ids.of(given)).isEqualTo(given);
    assertThat(ids.of(5)).isEqualTo(5);
  }

  @Test
  void itemIdsFromAnotherStoreAreKeptUnlessInConflict() throws Exception {
    RestoredIds ids = new RestoredIds(source, "another");

    assertThat(ids.of(5)).isEqualTo(5);
    assertThat(ids.of(given + 100_000)).isNotEqualTo(given + 100_000);
    assertThat(ids.of(given + 100_000)).isEqualTo(ids.of(given + 100_000));
    assertThat(ids.of(Long.MAX_VALUE - 7)).isEqualTo(Long.MAX_VALUE - 7);
  }

  @Test
  void newStoreStartsItsIdsAtARandomNumber() {
    assertThat(given).isGreaterThan(1L << 40);
  }

  @Test
  void archiveCannotExposeMessagesOfOtherAccounts() throws Exception {
    fixture.deliver(fixture.toInbox(fixture.account(1), "Subject: secret\r\n\r\n"));
    long item =
        transactions.read(
            connection -> {
              try (var select = connection.prepareStatement("select id from item");
                  var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
              }
            });
    RestoredIds ids = new RestoredIds(source, source.lineage());

    keep(ids, message(item, 999));

    assertThat(ids.of(item)).isNotEqualTo(item);
    assertThat(ids.of(item + 1)).isEqualTo(item + 1);
  }

  private void keep(RestoredIds ids, ArchivedMessage message) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          ids.keep(connection, List.of(message));
          return null;
        });
  }

  private static ArchivedMessage message(long item, long octets) {
    return new ArchivedMessage(
        1,
        1,
        1,
        Flags.NONE,
        StoreFixture.NOON,
        Instant.EPOCH,
        item,
        item,
        Optional.empty(),
        StoreFixture.NO_PREFIX,
        1,
        octets,
        0);
  }
}
