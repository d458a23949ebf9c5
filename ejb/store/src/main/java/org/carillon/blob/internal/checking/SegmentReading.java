package org.carillon.blob.internal.checking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.carillon.blob.BlobCheck;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.BlobHeader;
import org.carillon.blob.internal.FileContent;
import org.carillon.blob.internal.SegmentFolder;

/** Reads one segment's blobs. Used once. */
final class SegmentReading {
  private static final int PAGE = 200;
  private static final int BUFFER = 1 << 16;

  private final CheckRows rows;
  private final SegmentFolder folder;
  private final long segment;
  private final long octetsPerSecond;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  SegmentReading(CheckRows rows, SegmentFolder folder, long segment, long octetsPerSecond) {
    this.rows = rows;
    this.folder = folder;
    this.segment = segment;
    this.octetsPerSecond = octetsPerSecond;
  }

  void read(BlobCheck.Visitor visitor) throws IOException, SQLException, InterruptedException {
    Optional<FileChannel> file = open();
    try {
      long behind = 0;
      List<StoredBlob> page = rows.blobs(segment, behind, PAGE);
      while (!page.isEmpty()) {
        long begun = System.nanoTime();
        List<BlobCheck.Read> read = new ArrayList<>();
        long octets = 0;
        for (StoredBlob blob : page) {
          Optional<String> fault = file.isPresent() ? fault(file.get(), blob) : missing();
          octets += blob.octets();
          if (fault.isEmpty()) {
            read.add(
                new BlobCheck.Read.Sound(
                    blob, new FileContent(file.orElseThrow(), blob.position(), blob.octets())));
          } else if (rows.isStillThere(blob)) {
            read.add(new BlobCheck.Read.Damaged(blob, fault.get()));
          }
        }
        visitor.visit(read);
        rest(octets, begun);
        behind = page.getLast().position();
        page = rows.blobs(segment, behind, PAGE);
      }
    } finally {
      if (file.isPresent()) {
        file.get().close();
      }
    }
  }

  private Optional<FileChannel> open() throws IOException {
    try {
      return Optional.of(FileChannel.open(folder.segment(segment), StandardOpenOption.READ));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  private static Optional<String> missing() {
    return Optional.of("The segment file is missing.");
  }

  /** Returns the fault of a blob; empty if it is sound. A read error is a fault too. */
  private Optional<String> fault(FileChannel file, StoredBlob blob) {
    CRC32C checksum = new CRC32C();
    try {
      if (!hasHeader(file, blob)) {
        return Optional.of("The header of the content in the segment file is wrong.");
      }
      for (long done = 0; done < blob.octets(); ) {
        buffer.clear().limit((int) Math.min(BUFFER, blob.octets() - done));
        int n = file.read(buffer, blob.position() + done);
        if (n < 0) {
          return Optional.of("The segment file ends after " + done + " octets of the content.");
        }
        checksum.update(buffer.flip());
        done += n;
      }
    } catch (IOException broken) {
      return Optional.of("The disk cannot read the content: " + broken.getMessage());
    }
    return (int) checksum.getValue() == blob.checksum()
        ? Optional.empty()
        : Optional.of("The content differs from what was stored (wrong checksum).");
  }

  /** Returns whether the blob has its header. Without it a blob with a lost row can't be found. */
  private static boolean hasHeader(FileChannel file, StoredBlob blob) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(BlobHeader.OCTETS);
    long start = blob.position() - BlobHeader.OCTETS;
    while (header.hasRemaining()) {
      if (file.read(header, start + header.position()) < 0) {
        return false;
      }
    }
    return BlobHeader.isOf(header.flip(), blob);
  }

  private void rest(long octets, long begun) throws InterruptedException {
    long due = octets * 1_000_000_000L / octetsPerSecond;
    long took = System.nanoTime() - begun;
    if (due > took) {
      Thread.sleep(Duration.ofNanos(due - took));
    }
  }
}
