package org.carillon.account.internal.image;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.database.Pipeline;

/**
 * A look at the database by one snapshot, which is kept to tell what the next one sees for the
 * first time.
 *
 * @param place of which moment it is
 * @param change what it saw for the first time
 */
record ImageLook(Place place, ImageChange change) {
  /** How many changed objects are read one look; where there are more, everything is read. */
  static final int MOST = 20_000;

  /** One snapshot for all statements of the transaction that it begins. */
  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private static final String HERE =
      """
      select cast(pg_current_snapshot() as text),
        cast(extract(epoch from clock_timestamp()) as bigint)\
      """;

  /**
   * Transactions that a snapshot does not see have the numbers from its {@code xmax} on, and those
   * in its {@code xip}. What a change is of is asked for, and whose number is below where others
   * were: then the database was taken back.
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
   * @param snapshot as PostgreSQL writes it
   * @param seconds since 1970, by the database's clock
   */
  record Place(String snapshot, long seconds) {}

  /**
   * Reads everything; on a connection that has just begun its transaction.
   *
   * @param into is given it piece by piece, and says whether there is room for more
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
   * Reads what a look sees for the first time; on a connection that has just begun its transaction.
   *
   * @param kept how long changes are kept at least
   * @return empty when that can't be said, and everything is to be read
   */
  static Optional<ImageLook> since(Connection connection, Place last, Duration kept)
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
        : Optional.of(new ImageLook(seen.place, ImageRows.some(connection, seen.ids)));
  }

  private static final class Seen {
    private Place place;
    private boolean isBefore;
    private final ImageChange.Ids ids = new ImageChange.Ids();
  }
}
