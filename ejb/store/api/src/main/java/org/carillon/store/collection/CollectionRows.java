package org.carillon.store.collection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.store.item.CollectionKind;

/** Reads the rows of mailboxes as collections. */
public final class CollectionRows {
  private static final String COLUMNS =
      """
      select id, account, name, kind, messages, octets, uidvalidity, uidnext, modseq, mirror,\
       marked\
       from mailbox\
      """;
  private static final String OF_ACCOUNT =
      COLUMNS + " where account = ? and removed is null order by name";
  private static final String OF_IDS =
      COLUMNS + " where id = any(?::bigint[]) and removed is null order by account, name";

  private static final String NAMED =
      COLUMNS + " where account = ? and name = ? and removed is null";

  private static final String MARK = "update mailbox set marked = true where id = ? and not marked";

  private CollectionRows() {}

  /**
   * A mailbox as a collection.
   *
   * @param owner the account that it belongs to
   * @param name its name in that account
   * @param uidNext the UID of the next item
   * @param modseq the modseq of the last change in it
   * @param mirror true if the server mirrors data from elsewhere in it, and nobody else changes it
   * @param marked true if a program ever locked something in it, or set a property of an item
   */
  public record Row(
      long id,
      long owner,
      String name,
      CollectionKind kind,
      long items,
      long octets,
      long uidValidity,
      long uidNext,
      long modseq,
      boolean mirror,
      boolean marked) {
    /** Returns the same row with another modseq and next UID. The counters stay. */
    public Row at(long otherModseq, long otherUidNext) {
      return new Row(
          id,
          owner,
          name,
          kind,
          items,
          octets,
          uidValidity,
          otherUidNext,
          otherModseq,
          mirror,
          marked);
    }
  }

  /** Returns an account's own collections, ordered by name. */
  public static List<Row> of(Connection connection, long account) throws SQLException {
    List<Row> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(row(row)), OF_ACCOUNT, account).execute(connection);
    return found;
  }

  /** Returns those of the given collections that exist, ordered by owner and name. */
  public static List<Row> of(Connection connection, long[] ids) throws SQLException {
    List<Row> found = new ArrayList<>(ids.length);
    new Pipeline().add(row -> found.add(row(row)), OF_IDS, ids).execute(connection);
    return found;
  }

  /** Returns one collection; empty if it does not exist. */
  public static Optional<Row> one(Connection connection, long id) throws SQLException {
    return of(connection, new long[] {id}).stream().findFirst();
  }

  /** Returns an account's collection by its full name; empty if it does not exist. */
  public static Optional<Row> named(Connection connection, long account, String name)
      throws SQLException {
    List<Row> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row(row)), NAMED, account, name).execute(connection);
    return found.stream().findFirst();
  }

  /** Records that a program locked something in the collection, or set a property of an item. */
  public static void mark(Pipeline pipeline, long id) {
    pipeline.add(MARK, id);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        CollectionKind.valueOf(row.getString(4)),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getBoolean(10),
        row.getBoolean(11));
  }
}
