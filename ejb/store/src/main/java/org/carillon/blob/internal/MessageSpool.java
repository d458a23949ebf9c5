package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.jboss.logging.Logger;

/**
 * Arriving content: an array up to 1 MB, beyond that a file laid out as a segment of its own (room
 * for the {@link BlobHeader}, then the octets), which is stored by a rename.
 */
final class MessageSpool implements Spool {
  /** The most octets kept in memory. */
  static final int MOST_IN_MEMORY = 1 << 20;

  private static final int FIRST_ARRAY = 16 << 10;
  private static final byte[] NOTHING = {};
  private static final Logger LOG = Logger.getLogger(MessageSpool.class);

  private final SpoolFolder folder;
  private final DiskReserve reserve;
  private final int firstArray;
  private final CRC32C checksum = new CRC32C();
  private byte[] memory = NOTHING;
  private long size;
  private long onDisk;
  private boolean broken;
  private Path file;
  private FileChannel channel;
  private StoredBlob settled;
  private boolean kept;
  private boolean closed;

  MessageSpool(SpoolFolder folder, DiskReserve reserve, long declaredSize) {
    this.folder = folder;
    this.reserve = reserve;
    this.firstArray =
        declaredSize > 0 && declaredSize <= MOST_IN_MEMORY
            ? (int) Math.min(MOST_IN_MEMORY, declaredSize + 512)
            : FIRST_ARRAY;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, from.length);
    if (closed || settled != null) {
      throw new IllegalStateException("The spool is already complete");
    }
    if (broken) {
      throw new IOException("The spool failed before");
    }
    if (size == 0 || channel != null) {
      reserve.require();
    }
    if (channel == null && !fitsMemory(size + length)) {
      moveToFile();
    }
    if (channel == null) {
      System.arraycopy(from, offset, memory, (int) size, length);
    } else {
      append(ByteBuffer.wrap(from, offset, length));
    }
    checksum.update(from, offset, length);
    size += length;
  }

  private boolean fitsMemory(long needed) {
    if (needed <= memory.length) {
      return true;
    }
    if (needed > MOST_IN_MEMORY) {
      return false;
    }
    int capacity = (int) Math.max(needed, Math.max(firstArray, 2L * memory.length));
    capacity = Math.min(capacity, MOST_IN_MEMORY);
    if (!folder.memory.take(capacity - memory.length)) {
      return false;
    }
    memory = Arrays.copyOf(memory, capacity);
    return true;
  }

  private void moveToFile() throws IOException {
    file = folder.newFile();
    channel = SpoolFolder.create(file);
    append(ByteBuffer.allocate(BlobHeader.OCTETS));
    append(inMemory());
    folder.memory.giveBack(memory.length);
    memory = NOTHING;
  }

  private void append(ByteBuffer octets) throws IOException {
    int length = octets.remaining();
    if (!folder.disk.take(length)) {
      broken = true;
      throw new IOException("The limit of spooled data is reached");
    }
    onDisk += length;
    try {
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Content content() {
    return channel == null
        ? Content.of(memory, (int) size)
        : new FileContent(channel, BlobHeader.OCTETS, size);
  }

  /** Returns whether the content is a file, and so is stored without being appended. */
  boolean inFile() {
    return channel != null;
  }

  /** Returns the octets of content that is not a file. */
  ByteBuffer inMemory() {
    return ByteBuffer.wrap(memory, 0, (int) size);
  }

  /** Returns the CRC-32C of what was written. */
  int checksum() {
    return (int) checksum.getValue();
  }

  /** Makes the file durable under its final name. Only the first call has an effect. */
  void settle(long id, long segment, SegmentFolder segments) throws IOException {
    if (settled != null) {
      return;
    }
    if (broken) {
      throw new IOException("The spool failed before");
    }
    ByteBuffer header = ByteBuffer.allocate(BlobHeader.OCTETS);
    BlobHeader.write(header, id, size, checksum());
    header.flip();
    while (header.hasRemaining()) {
      channel.write(header, header.position());
    }
    channel.force(true);
    Path lasting = segments.segment(segment);
    Path parent = segments.parent(lasting);
    Files.move(file, lasting);
    file = lasting;
    SegmentFolder.sync(parent);
    settled = new StoredBlob(id, segment, BlobHeader.OCTETS, size, checksum());
  }

  /** Returns the blob of the file once it is settled; otherwise null. */
  StoredBlob settled() {
    return settled;
  }

  void keep() {
    kept = true;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    folder.memory.giveBack(memory.length);
    memory = NOTHING;
    if (channel != null) {
      folder.disk.giveBack(onDisk);
      discardFile();
    }
  }

  private void discardFile() {
    try (FileChannel last = channel) {
      if (!kept) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warnf(e, "The spool file %s could not be removed", file);
    }
  }
}
