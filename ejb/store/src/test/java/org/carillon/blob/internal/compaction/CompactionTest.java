package org.carillon.blob.internal.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.LocalBlobs;
import org.carillon.blob.internal.SegmentFolder;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.database.Pipeline;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that compaction frees disk space and never loses blobs. */
class CompactionTest {
  private static final int CONTENTS = 40;

  @TempDir Path folder;
  private TestDatabase database;
  private DataSource dataSource;
  private final Random random = new Random(7);
  private final Map<StoredBlob, byte[]> kept = new HashMap<>();
  private Duration grace = Duration.ZERO;
  private long share = 60;
  private boolean room = true;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    dataSource = database.dataSource();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<StoredBlob> store(String node) throws Exception {
    List<StoredBlob> stored = new ArrayList<>();
    try (LocalBlobs blobs =
            LocalBlobs.open(dataSource, folder, node, new LocalBlobs.Bounds(64 << 20, 64 << 20));
        var connection = dataSource.getConnection()) {
      for (int i = 0; i < CONTENTS; i++) {
        byte[] octets = new byte[1 + random.nextInt(9000)];
        random.nextBytes(octets);
        try (Spool spool = blobs.spools().open(octets.length)) {
          spool.write(octets, 0, octets.length);
          blobs.writer().settle(spool);
          StoredBlob blob = blobs.writer().append(List.of(spool)).getFirst();
          Pipeline insert = new Pipeline();
          blobs.writer().insert(insert, List.of(blob));
          insert.execute(connection);
          blobs.writer().keep(spool);
          kept.put(blob, octets);
          stored.add(blob);
        }
      }
    }
    return stored;
  }

  private void delete(List<StoredBlob> blobs) throws SQLException {
    for (int i = 0; i < blobs.size(); i++) {
      if (i % 5 != 0) {
        kept.remove(blobs.get(i));
        execute("delete from blob where id = " + blobs.get(i).id());
      }
    }
  }

  private void execute(String statement) throws SQLException {
    try (var connection = dataSource.getConnection();
        var update = connection.createStatement()) {
      update.execute(statement);
    }
  }

  private long count(String table) throws SQLException {
    try (var connection = dataSource.getConnection();
        var select = connection.createStatement();
        var row = select.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.resolve("segments"))) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Makes all segments look as if nobody had written to them for a day. */
  private void age() throws IOException {
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    }
  }

  private CompactionLoop compacting(DataSource through) {
    Pace pace =
        new Pace() {
          @Override
          public long liveShare() {
            return share;
          }

          @Override
          public long octetsPerSecond() {
            return 1L << 40;
          }

          @Override
          public Duration grace() {
            return grace;
          }

          @Override
          public boolean hasRoom() {
            return room;
          }
        };
    return compacting(through, pace);
  }

  private CompactionLoop compacting(DataSource through, Pace pace) {
    return new CompactionLoop(
        through, new SegmentFolder(folder, "a"), "a", pace, new SimpleMeterRegistry());
  }

  /** Runs a pass over everything, and one more that removes what the first has retired. */
  private void compact(DataSource through) throws Exception {
    try (CompactionLoop loop = compacting(through)) {
      for (int pass = 0; pass < 2; pass++) {
        execute("update store_pass set due = now(), position = 0 where kind = 'SEGMENTS'");
        while (loop.compaction().step()) {
          // Each step examines a page of segments.
        }
      }
    }
  }

  private void assertAllReadable() throws IOException {
    try (LocalBlobs blobs =
        LocalBlobs.open(dataSource, folder, "reader", new LocalBlobs.Bounds(1 << 20, 1 << 20))) {
      for (var entry : kept.entrySet()) {
        // One reader remembers the location, the other does not.
        try (Content remembered = blobs.blobs().open(entry.getKey());
            Content anew = blobs.blobs().open(entry.getKey().id())) {
          assertThat(remembered.stream().readAllBytes()).isEqualTo(entry.getValue());
          assertThat(anew.stream().readAllBytes()).isEqualTo(entry.getValue());
        }
      }
    }
  }

  @Test
  void sparseSegmentsAreCompactedTogether() throws Exception {
    delete(store("a"));
    delete(store("b"));
    store("c");
    // Each node's last segment may still be written to, as far as the database knows.
    execute("delete from segment_writer");
    age();
    long before = files().size();

    compact(dataSource);

    assertAllReadable();
    assertThat(before).isEqualTo(3);
    assertThat(files()).hasSize(2);
    assertThat(count("retired_segment")).isZero();
  }

  @Test
  void fullDiskCopiesNothingButRemovesEmptySegments() throws Exception {
    delete(store("a"));
    List<StoredBlob> gone = store("b");
    execute("delete from blob where segment = " + gone.getFirst().segment());
    gone.forEach(kept::remove);
    execute("delete from segment_writer");
    age();
    List<Path> before = files();
    room = false;

    compact(dataSource);

    assertAllReadable();
    assertThat(before).hasSize(2);
    assertThat(files()).containsExactly(before.getFirst());
  }

  @Test
  void recentOrActiveSegmentIsNotCompacted() throws Exception {
    delete(store("a"));
    execute("delete from segment_writer");
    List<Path> young = files();
    compact(dataSource);
    assertThat(files()).isEqualTo(young);

    store("b");
    execute("delete from blob");
    kept.clear();
    age();
    compact(dataSource);
    assertThat(files()).hasSize(1);
    assertThat(count("segment_writer")).isEqualTo(1);
  }

  @Test
  void segmentUnknownToTheDatabaseIsNotRemoved() throws Exception {
    store("a");
    Path alien = files().getFirst().resolveSibling("000fff.blobs");
    Files.write(alien, new byte[100]);
    age();

    compact(dataSource);

    assertThat(alien).exists();
  }

  @Test
  void segmentIsRetainedForItsGraceAndLeases() throws Exception {
    delete(store("a"));
    execute("delete from segment_writer");
    age();
    Path old = files().getFirst();
    execute("insert into segment_lease values ('backup', now() + interval '1 hour')");
    compact(dataSource);
    assertThat(old).exists();
    assertAllReadable();

    execute("delete from segment_lease");
    grace = Duration.ofHours(1);
    compact(dataSource);
    assertThat(old).exists();

    execute("update retired_segment set at = at - interval '2 hours'");
    compact(dataSource);
    assertThat(old).doesNotExist();
    assertAllReadable();
  }

  @Test
  void damagedContentStaysAndBlocksNothingElse() throws Exception {
    List<StoredBlob> blobs = store("a");
    delete(blobs);
    execute("delete from segment_writer");
    age();
    StoredBlob damaged = blobs.get(5);
    Path file = files().getFirst();
    try (RandomAccessFile segment = new RandomAccessFile(file.toFile(), "rw")) {
      segment.seek(damaged.position());
      int octet = segment.read();
      segment.seek(damaged.position());
      segment.write(octet ^ 1);
    }
    age();
    kept.remove(damaged);

    compact(dataSource);

    assertAllReadable();
    assertThat(file).exists();
    assertThat(count("blob where segment = " + damaged.segment())).isEqualTo(1);
    try (LocalBlobs store =
        LocalBlobs.open(dataSource, folder, "reader", new LocalBlobs.Bounds(1 << 20, 1 << 20))) {
      assertThatThrownBy(() -> store.blobs().open(damaged.id())).isInstanceOf(BlobDamaged.class);
    }
  }

  /** Replaces the file by a folder: reading it fails as reading a broken sector does. */
  private void breakSegment(Path file) throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
  }

  @Test
  void unreadableContentIsReportedAndBlocksNothingElse() throws Exception {
    List<StoredBlob> broken = store("a");
    delete(broken);
    List<StoredBlob> others = store("b");
    delete(others);
    execute("delete from segment_writer");
    age();
    List<Path> before = files();
    Path file = new SegmentFolder(folder, "a").segment(broken.getFirst().segment());
    breakSegment(file);
    // The length that a folder reports is small.
    share = 100_000;
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    for (int i = 0; i < broken.size(); i += 5) {
      kept.remove(broken.get(i));
    }

    compact(dataSource);

    assertAllReadable();
    assertThat(before).hasSize(2);
    assertThat(new SegmentFolder(folder, "a").segment(others.getFirst().segment())).doesNotExist();
    assertThat(count("store_pass where kind = 'SEGMENTS' and position = 0 and due > now()"))
        .isEqualTo(1);
    assertThat(count("damage where segment = " + broken.getFirst().segment())).isEqualTo(8);
    try (LocalBlobs store =
        LocalBlobs.open(dataSource, folder, "reader", new LocalBlobs.Bounds(1 << 20, 1 << 20))) {
      assertThatThrownBy(() -> store.blobs().open(broken.getFirst().id()))
          .isInstanceOf(BlobDamaged.class);
    }
  }

  @Test
  void nodeWithALostClaimStopsAndRecordsNothing() throws Exception {
    delete(store("a"));
    delete(store("b"));
    execute("delete from segment_writer");
    age();
    execute("update store_pass set due = now(), position = 0 where kind = 'SEGMENTS'");
    Pace pace =
        new Pace() {
          @Override
          public long liveShare() {
            return 60;
          }

          @Override
          public long octetsPerSecond() {
            // The copying takes so long that another node takes over.
            try {
              execute("update store_pass set claim = 'another', position = 7");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
            return 1L << 40;
          }

          @Override
          public Duration renewal() {
            return Duration.ZERO;
          }
        };
    try (CompactionLoop loop = compacting(dataSource, pace)) {
      assertThat(loop.compaction().step()).isFalse();
    }

    assertThat(count("store_pass where kind = 'SEGMENTS' and claim = 'another' and position = 7"))
        .isEqualTo(1);
    assertThat(count("retired_segment")).isZero();
    assertAllReadable();
    execute("delete from segment_writer");
    age();
    compact(dataSource);
    assertAllReadable();
  }

  @Test
  void largeContentSkipsSegmentsUnknownToTheDatabase() throws Exception {
    byte[] octets = new byte[2 << 20];
    random.nextBytes(octets);
    SegmentFolder segments = new SegmentFolder(folder, "a");
    for (long id = 1; id <= 20; id++) {
      Files.createDirectories(segments.segment(id).getParent());
      Files.write(segments.segment(id), new byte[] {7});
    }
    try (LocalBlobs blobs =
            LocalBlobs.open(dataSource, folder, "a", new LocalBlobs.Bounds(64 << 20, 64 << 20));
        Spool spool = blobs.spools().open(octets.length)) {
      spool.write(octets, 0, octets.length);
      blobs.writer().settle(spool);
      StoredBlob blob = blobs.writer().append(List.of(spool)).getFirst();
      blobs.writer().keep(spool);

      assertThat(blob.segment()).isGreaterThan(20);
      try (Content content = blobs.blobs().open(blob)) {
        assertThat(content.stream().readAllBytes()).isEqualTo(octets);
      }
    }
    assertThat(Files.size(segments.segment(1))).isEqualTo(1);
  }

  @Test
  void crashAtAnyCommitLosesNothing() throws Exception {
    int kills = 0;
    for (int commit = 0; ; commit++) {
      for (boolean after : new boolean[] {false, true}) {
        delete(store("n" + commit + after));
        execute("delete from segment_writer");
        age();
        try {
          compact(new StoppingDatabase(dataSource, commit, after).dataSource());
          assertAllReadable();
          assertThat(kills).isGreaterThan(10);
          return;
        } catch (StoppingDatabase.Killed killed) {
          kills++;
        }
        assertAllReadable();
        execute("delete from segment_writer");
        age();
        compact(dataSource);
        assertAllReadable();
      }
    }
  }
}
