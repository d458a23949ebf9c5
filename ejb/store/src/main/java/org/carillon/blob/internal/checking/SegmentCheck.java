package org.carillon.blob.internal.checking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.BlobLayout;
import org.carillon.blob.BlobStats;
import org.carillon.blob.SegmentUse;
import org.carillon.blob.internal.BlobStart;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.database.SqlTransactions;

/** Examines the segments of the blob folder. */
@ApplicationScoped
public class SegmentCheck implements BlobCheck {
  private static final CheckRows.Use NOTHING = new CheckRows.Use(0, SegmentUse.State.FULL);

  private final CheckRows rows;
  private final SegmentFolder folder;

  /** Creates the container's proxy. */
  SegmentCheck() {
    this.rows = null;
    this.folder = null;
  }

  @Inject
  SegmentCheck(SqlTransactions transactions, BlobStart start) {
    this(transactions, new SegmentFolder(start.folder(), ""));
  }

  public SegmentCheck(SqlTransactions transactions, SegmentFolder folder) {
    this.rows = new CheckRows(transactions);
    this.folder = folder;
  }

  @Override
  public BlobStats stats() throws IOException, SQLException {
    long octets = 0;
    long files = 0;
    for (long segment : folder.list()) {
      try {
        octets += Files.size(folder.segment(segment));
        files++;
      } catch (NoSuchFileException removedMeanwhile) {
        // Compaction has removed the file meanwhile.
      }
    }
    CheckRows.Sum live = rows.sum();
    return new BlobStats(live.contents(), live.octets(), files, octets);
  }

  @Override
  public BlobLayout layout() throws IOException, SQLException {
    Map<Long, CheckRows.Use> uses = rows.uses();
    List<SegmentUse> segments = new ArrayList<>();
    for (long segment : folder.list()) {
      CheckRows.Use use = uses.getOrDefault(segment, NOTHING);
      try {
        long octets = Files.size(folder.segment(segment));
        segments.add(new SegmentUse(segment, octets, use.live(), use.state()));
      } catch (NoSuchFileException removedMeanwhile) {
        // Compaction has removed the file meanwhile.
      }
    }
    segments.sort(Comparator.comparingLong(SegmentUse::segment));
    return new BlobLayout(segments, rows.nextLook());
  }

  @Override
  public void readAll(long octetsPerSecond, Visitor visitor)
      throws IOException, SQLException, InterruptedException {
    for (long segment = rows.next(0); segment != 0; segment = rows.next(segment)) {
      new SegmentReading(rows, folder, segment, octetsPerSecond).read(visitor);
    }
  }
}
