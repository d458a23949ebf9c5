package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.blob.internal.SegmentMaker;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/** The thread that compacts. */
public final class CompactionLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CompactionLoop.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final SegmentCopy copy;
  private final Compaction compaction;
  private final Thread thread = Thread.ofVirtual().name("carillon-compaction").unstarted(this::run);

  /** To be started, over a folder that the node of that name writes to too. */
  public CompactionLoop(
      DataSource dataSource, SegmentFolder folder, String node, Pace pace, MeterRegistry registry) {
    SegmentRows rows = new SegmentRows(new SqlTransactions(dataSource));
    SegmentMaker maker = new SegmentMaker(dataSource, folder, node + " compaction");
    this.copy = new SegmentCopy(rows, folder, maker::create, pace, registry);
    this.compaction = new Compaction(rows, folder, pace, copy, registry);
  }

  /** Sets it going. */
  public void start() {
    thread.start();
  }

  /** What the thread does, for who wants it done at once. */
  public Compaction compaction() {
    return compaction;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(attempt() ? BREATH : PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() throws InterruptedException {
    try {
      return compaction.step();
    } catch (SQLException | IOException away) {
      LOG.warnf("Compaction goes on later: %s", away.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("A defect in compaction", defect);
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    copy.close();
  }
}
