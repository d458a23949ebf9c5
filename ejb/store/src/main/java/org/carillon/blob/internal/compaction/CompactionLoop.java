package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.blob.internal.SegmentMaker;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;

/** Runs compaction in the background. */
public final class CompactionLoop implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final SegmentCopy copy;
  private final Compaction compaction;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-compaction", "Compaction", PAUSE, this::round);

  /** Creates the loop over a folder that the named node also writes to. See {@link #start}. */
  public CompactionLoop(
      DataSource dataSource, SegmentFolder folder, String node, Pace pace, MeterRegistry registry) {
    SqlTransactions transactions = new SqlTransactions(dataSource);
    SegmentRows rows = new SegmentRows(transactions);
    SegmentMaker maker = new SegmentMaker(dataSource, folder, node + " compaction");
    this.copy =
        new SegmentCopy(
            rows, folder, maker::create, pace, new DamagedBlobs(transactions), registry);
    this.compaction = new Compaction(rows, folder, pace, copy, registry);
  }

  public void start() {
    rounds.start();
  }

  /** Returns the work of one round, for callers that want it done at once. */
  public Compaction compaction() {
    return compaction;
  }

  private Duration round() throws SQLException, IOException, InterruptedException {
    return compaction.step() ? BREATH : PAUSE;
  }

  @Override
  public void close() throws IOException {
    rounds.close();
    copy.close();
  }
}
