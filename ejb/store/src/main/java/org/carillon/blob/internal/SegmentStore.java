package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.database.Pipeline;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.jboss.logging.Logger;

/**
 * Blobs in segment files on a local or shared file system. A node appends only to segments that it
 * created since it started, so that the unknown end of an older one is never touched.
 */
final class SegmentStore implements Blobs, BlobWriter {
  private static final Logger LOG = Logger.getLogger(SegmentStore.class);

  private static final String INSERT =
      """
      insert into blob (id, segment, position, octets, checksum)
      select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::integer[])\
      """;
  private static final String FIND =
      "select segment, position, octets, checksum from blob where id = ?";

  private final SqlTransactions transactions;
  private final SegmentFolder folder;
  private final long segmentOctets;
  private final PooledIds blobIds;
  private final SegmentMaker segments;
  private final VerifiedBlobs sound = new VerifiedBlobs();
  private final DamagedBlobs damages;
  private Segment current;

  /**
   * Creates the store over a folder.
   *
   * @param node the name under which this store's segments are registered
   * @param segmentOctets the length beyond which a new segment is begun
   */
  SegmentStore(DataSource dataSource, SegmentFolder folder, String node, long segmentOctets) {
    this.transactions = new SqlTransactions(dataSource);
    this.damages = new DamagedBlobs(transactions);
    this.folder = folder;
    this.segmentOctets = segmentOctets;
    this.blobIds = new PooledIds(dataSource, "blob_id", 500);
    this.segments = new SegmentMaker(dataSource, folder, node);
  }

  @Override
  public void settle(Spool spool) throws IOException {
    MessageSpool message = (MessageSpool) spool;
    while (message.inFile() && message.settled() == null) {
      try {
        message.settle(blobIds.next(), segments.id(), folder);
      } catch (FileAlreadyExistsException restored) {
        // The database was restored to an earlier day: skip the segments made since.
        LOG.warnf("Segment %s already exists and is not used", restored.getFile());
      } catch (SQLException e) {
        throw new IOException("No ID is available for new content", e);
      }
    }
  }

  @Override
  public List<StoredBlob> append(List<Spool> spools) throws IOException {
    List<StoredBlob> blobs = new ArrayList<>(spools.size());
    boolean durable = false;
    try {
      for (Spool spool : spools) {
        MessageSpool message = (MessageSpool) spool;
        blobs.add(message.inFile() ? message.settled() : append(message));
      }
      if (current != null) {
        current.sync();
      }
      durable = true;
    } catch (SQLException e) {
      throw new IOException("No ID is available for new content", e);
    } finally {
      if (current != null && (!durable || current.end() > segmentOctets)) {
        leave(durable);
      }
    }
    return blobs;
  }

  private StoredBlob append(MessageSpool message) throws IOException, SQLException {
    if (current == null) {
      current = segments.create();
    }
    long id = blobIds.next();
    long position = current.append(id, message.inMemory(), message.checksum());
    return new StoredBlob(id, current.id(), position, message.size(), message.checksum());
  }

  private void leave(boolean durable) {
    try (Segment left = current) {
      current = null;
      if (!durable) {
        left.giveUp();
      }
    } catch (IOException e) {
      LOG.warn("Some data of a failed segment stays on the disk until compaction", e);
    }
  }

  @Override
  public void insert(Pipeline pipeline, List<StoredBlob> blobs) {
    int count = blobs.size();
    long[] ids = new long[count];
    long[] segments = new long[count];
    long[] positions = new long[count];
    long[] octets = new long[count];
    int[] checksums = new int[count];
    for (int i = 0; i < count; i++) {
      StoredBlob blob = blobs.get(i);
      ids[i] = blob.id();
      segments[i] = blob.segment();
      positions[i] = blob.position();
      octets[i] = blob.octets();
      checksums[i] = blob.checksum();
    }
    pipeline.add(INSERT, ids, segments, positions, octets, checksums);
  }

  @Override
  public void keep(Spool spool) {
    ((MessageSpool) spool).keep();
  }

  @Override
  public Content open(long blob) throws IOException {
    Optional<Content> content = openIfThere(find(blob));
    if (content.isEmpty()) {
      // Compaction moved the blob between the two reads.
      content = openIfThere(find(blob));
    }
    return content.orElseThrow(
        () -> new BlobDamaged("The segment of blob " + blob + " is missing"));
  }

  @Override
  public Content open(StoredBlob blob) throws IOException {
    Optional<Content> content = openIfThere(blob);
    return content.isPresent() ? content.get() : open(blob.id());
  }

  @Override
  public boolean reaches(StoredBlob blob) throws IOException {
    try {
      return Files.size(folder.segment(blob.segment())) >= blob.position() + blob.octets();
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  private StoredBlob find(long blob) throws IOException {
    List<StoredBlob> found = new ArrayList<>(1);
    Pipeline query =
        new Pipeline()
            .add(
                row ->
                    found.add(
                        new StoredBlob(
                            blob, row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4))),
                FIND,
                blob);
    try {
      transactions.read(
          connection -> {
            query.execute(connection);
            return found;
          });
    } catch (SQLException e) {
      throw new IOException("The database does not say where blob " + blob + " is", e);
    }
    if (found.isEmpty()) {
      throw new BlobDamaged("No such blob: " + blob);
    }
    return found.getFirst();
  }

  private Optional<Content> openIfThere(StoredBlob blob) throws IOException {
    try {
      Path file = folder.segment(blob.segment());
      StoredContent content =
          new StoredContent(FileChannel.open(file, StandardOpenOption.READ), blob, sound, damages);
      return Optional.of(blob.octets() <= StoredContent.LITTLE ? checked(content) : content);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  /** Returns the content in memory, checksum verified: no reader gets part of damaged content. */
  private static Content checked(StoredContent stored) throws IOException {
    try (stored) {
      byte[] octets = new byte[(int) stored.size()];
      for (int at = 0; at < octets.length; ) {
        at += stored.read(at, octets, at, octets.length - at);
      }
      return Content.of(octets);
    }
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
