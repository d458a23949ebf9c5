package org.carillon.blob;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/** Records blobs that turned out to be damaged, until a verification finds them sound. */
public record DamagedBlobs(SqlTransactions transactions) {
  private static final Logger LOG = Logger.getLogger(DamagedBlobs.class);

  private static final String NOTE =
      """
      insert into damage (blob, segment, position, fault, found) values (?, ?, ?, ?, now())\
       on conflict (blob) do update set segment = excluded.segment,\
       position = excluded.position, fault = excluded.fault, found = excluded.found\
      """;

  /**
   * Records that a blob is damaged.
   *
   * @param fault the fault, as a sentence
   */
  public void note(StoredBlob blob, String fault) throws SQLException {
    LOG.errorf("The %s is damaged: %s", blob, fault);
    transactions.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setLong(1, blob.id());
            insert.setLong(2, blob.segment());
            insert.setLong(3, blob.position());
            insert.setString(4, fault);
            return insert.executeUpdate();
          }
        });
  }
}
