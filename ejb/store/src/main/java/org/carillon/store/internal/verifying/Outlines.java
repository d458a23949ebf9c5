package org.carillon.store.internal.verifying;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.blob.BlobCheck;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.structure.Outline;
import org.carillon.store.rows.SingleStatements;

/** Computes outlines anew from content, and repairs items whose outline differs. */
final class Outlines {
  private static final String STORED =
      "select id, blob, outline from item where blob = any(?::bigint[])";
  private static final String REPAIR =
      """
      update item i set outline = n.outline\
       from unnest(?::bigint[], ?::bytea[]) as n (id, outline) where i.id = n.id\
      """;

  private final SingleStatements rows;

  Outlines(SingleStatements rows) {
    this.rows = rows;
  }

  private record Stored(long item, long blob, byte[] outline) {}

  /**
   * Compares outlines and repairs them.
   *
   * @return the number of repaired outlines
   */
  long compare(List<BlobCheck.Read> contents) throws IOException, SQLException {
    Map<Long, Content> sound = new HashMap<>();
    for (BlobCheck.Read read : contents) {
      if (read instanceof BlobCheck.Read.Sound(var blob, var content)) {
        sound.put(blob.id(), content);
      }
    }
    List<Stored> wrong = new ArrayList<>();
    for (Stored stored : stored(sound)) {
      byte[] outline = Outline.parse(sound.get(stored.blob).stream()).encode();
      if (!Arrays.equals(outline, stored.outline)) {
        wrong.add(new Stored(stored.item, stored.blob, outline));
      }
    }
    if (!wrong.isEmpty()) {
      rows.update(
          REPAIR,
          wrong.stream().mapToLong(Stored::item).toArray(),
          wrong.stream().map(Stored::outline).toArray(byte[][]::new));
    }
    return wrong.size();
  }

  private List<Stored> stored(Map<Long, Content> sound) throws SQLException {
    return rows.query(
        row -> new Stored(row.getLong(1), row.getLong(2), row.getBytes(3)),
        STORED,
        (Object) sound.keySet().stream().mapToLong(Long::longValue).toArray());
  }
}
