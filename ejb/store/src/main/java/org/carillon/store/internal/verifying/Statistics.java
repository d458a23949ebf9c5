package org.carillon.store.internal.verifying;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.blob.BlobStats;
import org.carillon.store.StoreStats;
import org.carillon.store.rows.SingleStatements;

/** Counts the store's data. */
final class Statistics {
  private static final String COUNT =
      """
      select\
       (select count(*) from mail_account where closed_at is null),\
       (select count(*) from mailbox where removed is null),\
       (select coalesce(sum(messages), 0) from mail_account),\
       (select coalesce(sum(octets), 0) from mail_account),\
       (select coalesce(sum(cardinality(items)), 0) from mail_change where items is not null),\
       (select count(*) from mailbox where removed is not null),\
       (select coalesce(sum(messages), 0) from mailbox where removed is not null),\
       (select count(*) from damage)\
      """;
  private static final String BIGGEST =
      "select account, messages, octets from mail_account order by octets desc, account limit 10";

  private final SingleStatements rows;
  private final AccountNames names;

  Statistics(SingleStatements rows, AccountNames names) {
    this.rows = rows;
    this.names = names;
  }

  StoreStats count(BlobStats contents) throws SQLException, IOException {
    List<StoreStats.Holding> biggest =
        rows.query(
            row -> new StoreStats.Holding(names.of(row.getLong(1)), row.getLong(2), row.getLong(3)),
            BIGGEST);
    return rows.query(
            row ->
                new StoreStats(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    contents,
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    biggest),
            COUNT)
        .getFirst();
  }
}
