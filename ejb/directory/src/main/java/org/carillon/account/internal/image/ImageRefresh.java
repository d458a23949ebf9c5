package org.carillon.account.internal.image;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.database.Pipeline;

/**
 * The result of a refresh from one snapshot of the database. The snapshot is stored to find what
 * the next refresh sees for the first time.
 *
 * @param place the moment of the snapshot
 * @param change the changes that it saw for the first time
 */
record ImageRefresh(Place place, ImageChange change) {
  /** The most changed objects that one refresh reads. If there are more, all are read. */
  static final int MOST = 20_000;

  /** Makes all statements of the transaction use one snapshot. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private static final String HERE =
      """
      select cast(pg_current_snapshot() as text),
        cast(extract(epoch from clock_timestamp()) as bigint)\
      """;

  /**
   * Finds the changes that a snapshot did not see: those of transactions with numbers from its
   * {@code xmax} on, and those in its {@code xip}. If the present {@code xmax} is below the earlier
   * one, the database was restored to an earlier state.
   */
  private static final String SINCE =
      """
      select here.snapshot, here.seconds, here.is_before, c.kind, c.object
      from (select cast(pg_current_snapshot() as text) as snapshot,
          cast(extract(epoch from clock_timestamp()) as bigint) as seconds,
          pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(cast(? as pg_snapshot))
            as is_before) here
        left join (
          select kind, object from directory_change
          where transaction >= pg_snapshot_xmax(cast(? as pg_snapshot))
          union
          select kind, object from directory_change
          where transaction in (select pg_snapshot_xip(cast(? as pg_snapshot)))
          limit %d) c on true\
      """
          .formatted(MOST + 1);

  /**
   * A moment of the database.
   *
   * @param snapshot the snapshot as PostgreSQL writes it
   * @param seconds the time by the database's clock, in seconds since 1970
   */
  record Place(String snapshot, long seconds) {}

  /**
   * Reads everything. The connection must have just begun its transaction.
   *
   * @param into called with each part; returns whether there is room for more
   */
  static Place all(Connection connection, Predicate<ImageChange> into) throws SQLException {
    Place[] here = new Place[1];
    new Pipeline()
        .add(ONE_SNAPSHOT)
        .add(row -> here[0] = new Place(row.getString(1), row.getLong(2)), HERE)
        .execute(connection);
    ImageRows.all(connection, into);
    return here[0];
  }

  /**
   * Reads what a refresh sees for the first time. The connection must have just begun its
   * transaction.
   *
   * @param kept the least time for which changes are kept
   * @return empty if the changes can't be determined and everything must be read
   */
  static Optional<ImageRefresh> since(Connection connection, Place last, Duration kept)
      throws SQLException {
    Seen seen = new Seen();
    new Pipeline()
        .add(ONE_SNAPSHOT)
        .add(
            row -> {
              seen.place = new Place(row.getString(1), row.getLong(2));
              seen.isBefore = row.getBoolean(3);
              if (row.getString(4) != null) {
                seen.ids.add(row.getString(4), row.getLong(5));
              }
            },
            SINCE,
            last.snapshot(),
            last.snapshot(),
            last.snapshot())
        .execute(connection);
    return seen.isBefore
            || seen.ids.size() > MOST
            || seen.place.seconds - last.seconds > kept.toSeconds() / 2
        ? Optional.empty()
        : Optional.of(new ImageRefresh(seen.place, ImageRows.some(connection, seen.ids)));
  }

  private static final class Seen {
    private Place place;
    private boolean isBefore;
    private final ImageChange.Ids ids = new ImageChange.Ids();
  }
}
