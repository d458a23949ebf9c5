package org.carillon.store.internal.trimming;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.blob.BlobReferences;
import org.carillon.blob.StoreSweepRow;
import org.carillon.store.internal.trimming.TrimMeters.Thing;

/**
 * Goes through all items and all blobs, and deletes those without a reference. References are
 * queried, not counted, so the result is right after any crash. One node at a time does a step; the
 * position is kept in {@code store_pass}.
 */
final class UnreferencedRows {
  private static final String ITEMS =
      """
      with page as (select id from item where id > ? order by id limit 1000),\
       loose as materialized (select id from page\
       where not exists (select 1 from placement p where p.item = page.id)),\
       kept as materialized (select distinct unnest(c.items) as id from mail_change c\
       where c.items && (select array_agg(id) from loose)),\
       gone as (delete from item i using loose where i.id = loose.id\
       and loose.id not in (select id from kept where id is not null) returning 1)\
       select count(*), max(id), (select count(*) from gone) from page\
      """;

  private static final String BLOBS =
      """
      with page as (select id from blob where id > ? order by id limit 1000),\
       gone as (delete from blob b using page where b.id = page.id%s returning b.id),\
       healed as (delete from damage d using gone where d.blob = gone.id)\
       select count(*), max(id), (select count(*) from gone) from page\
      """;

  private static final String UNREFERRED =
      " and not exists (select 1 from %1$s where %1$s.%2$s = b.id)";

  private static final int PAGE = 1000;
  private static final Duration REST = Duration.ofHours(6);

  private final StoreSweepRow pass;
  private final Thing thing;
  private final String delete;

  private UnreferencedRows(String kind, Thing thing, String delete) {
    this.pass = new StoreSweepRow(kind);
    this.thing = thing;
    this.delete = delete;
  }

  /** Returns the pass over items without a placement and without a recoverable expunge. */
  static UnreferencedRows items() {
    return new UnreferencedRows("ITEMS", Thing.ITEMS, ITEMS);
  }

  /** Returns the pass over blobs that no row refers to. It also removes their damage records. */
  static UnreferencedRows blobs(Collection<BlobReferences> references) {
    String unreferred =
        references.stream()
            .map(one -> UNREFERRED.formatted(one.table(), one.column()))
            .collect(Collectors.joining());
    return new UnreferencedRows("BLOBS", Thing.CONTENTS, BLOBS.formatted(unreferred));
  }

  /**
   * Does one step, unless another node is doing one, or the last pass ended a short while ago.
   *
   * @return whether there is more to examine
   */
  boolean step(Connection connection, TrimMeters meters) throws SQLException {
    OptionalLong position = pass.step(connection);
    if (position.isEmpty()) {
      return false;
    }
    try (PreparedStatement step = connection.prepareStatement(delete)) {
      step.setLong(1, position.getAsLong());
      try (ResultSet row = step.executeQuery()) {
        row.next();
        meters.count(thing, row.getLong(3));
        if (row.getLong(1) == PAGE) {
          pass.goOn(connection, row.getLong(2));
          return true;
        }
        pass.rest(connection, REST);
        return false;
      }
    }
  }
}
