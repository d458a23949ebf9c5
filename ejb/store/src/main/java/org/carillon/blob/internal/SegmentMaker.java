package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/**
 * Creates segments for one writer, whose name no other writer has. The database records the last
 * segment that each writer created, so that compaction leaves it alone.
 */
public final class SegmentMaker {
  private static final Logger LOG = Logger.getLogger(SegmentMaker.class);
  private static final String REGISTER =
      """
      insert into segment_writer (writer, segment) values (?, ?)\
       on conflict (writer) do update set segment = excluded.segment\
      """;

  private final SqlTransactions transactions;
  private final SegmentFolder folder;
  private final String writer;
  private final PooledIds ids;

  public SegmentMaker(DataSource dataSource, SegmentFolder folder, String writer) {
    this.transactions = new SqlTransactions(dataSource);
    this.folder = folder;
    this.writer = writer;
    this.ids = new PooledIds(dataSource, "segment_id", 10);
  }

  /** Returns an id for a segment that is written elsewhere and never appended to. */
  long id() throws SQLException {
    return ids.next();
  }

  /** Creates a segment, whose file is durable when the method returns. */
  public Segment create() throws IOException, SQLException {
    while (true) {
      long id = ids.next();
      // This is one statement that may run twice: it is retried when a connection is lost.
      transactions.read(
          connection -> {
            try (PreparedStatement register = connection.prepareStatement(REGISTER)) {
              register.setString(1, writer);
              register.setLong(2, id);
              return register.executeUpdate();
            }
          });
      try {
        return Segment.create(id, folder);
      } catch (FileAlreadyExistsException restored) {
        // The database was restored to an earlier day: skip the segments made since.
        LOG.warnf("Segment %s already exists and is not used", restored.getFile());
      }
    }
  }
}
