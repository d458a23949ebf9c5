package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.carillon.files.PrivateFiles;

/**
 * The segment that a node appends to. For one thread at a time. If an append or sync fails, the
 * segment is given up: after a failed fsync the disk's content is unknown since the last good one.
 */
public final class Segment implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final long id;
  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private long end;
  private long durableEnd;

  private Segment(long id, Path file, FileChannel channel) {
    this.id = id;
    this.file = file;
    this.channel = channel;
  }

  /** Creates a segment's file, whose name is durable when the method returns. */
  static Segment create(long id, SegmentFolder folder) throws IOException {
    Path file = folder.segment(id);
    Path parent = folder.parent(file);
    FileChannel channel =
        PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      SegmentFolder.sync(parent);
      return new Segment(id, file, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  public long id() {
    return id;
  }

  /** Returns the length of the file, including what is not written yet. */
  public long end() {
    return end + buffer.position();
  }

  /**
   * Appends a header and a content.
   *
   * @return the offset of the content's first octet
   */
  public long append(long blob, ByteBuffer octets, int checksum) throws IOException {
    room(BlobHeader.OCTETS);
    BlobHeader.write(buffer, blob, octets.remaining(), checksum);
    long position = end();
    while (octets.hasRemaining()) {
      room(1);
      ByteBuffer part = octets.slice();
      part.limit(Math.min(part.remaining(), buffer.remaining()));
      octets.position(octets.position() + part.remaining());
      buffer.put(part);
    }
    return position;
  }

  private void room(int octets) throws IOException {
    if (buffer.remaining() < octets) {
      flush();
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      end += channel.write(buffer, end);
    }
    buffer.clear();
  }

  /** Makes durable what was appended so far. */
  public void sync() throws IOException {
    flush();
    channel.force(false);
    durableEnd = end;
  }

  /** Frees the disk space of what was never synced, and closes the file. */
  public void giveUp() throws IOException {
    try (channel) {
      channel.truncate(durableEnd);
    }
    if (durableEnd == 0) {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
