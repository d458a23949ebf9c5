package org.carillon.mailbox.tree;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/**
 * The messages of a snapshot, written to a spool. A million of them would fill the memory. A
 * transaction that stays open while their contents are read would keep the database from removing
 * dead rows. The file of a killed process is removed with its other spools. First all messages are
 * added, then they are read. An instance is used by one thread.
 */
public final class ListedMessages implements AutoCloseable {
  private static final int NONE = -1;

  private final Spool spool;
  private final DataOutputStream out;

  public ListedMessages(Spool spool) {
    this.spool = spool;
    out = new DataOutputStream(new BufferedOutputStream(new Spooling(spool), 1 << 16));
  }

  private static final class Spooling extends OutputStream {
    private final Spool spool;

    Spooling(Spool spool) {
      this.spool = spool;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      spool.write(octets, offset, length);
    }
  }

  /**
   * A message as its rows describe it.
   *
   * @param flags the flags as its mailbox packs them
   */
  @SuppressWarnings("ArrayRecordComponent") // The record is never compared.
  public record Listed(
      long mailbox,
      long uid,
      long modseq,
      long flags,
      OffsetDateTime internalDate,
      Instant saved,
      long item,
      long thread,
      Optional<String> key,
      byte[] prefix) {}

  public void add(Listed message, StoredBlob blob) throws IOException {
    for (long number :
        new long[] {
          message.mailbox,
          message.uid,
          message.modseq,
          message.flags,
          message.item,
          message.thread,
          blob.id(),
          blob.segment(),
          blob.position(),
          blob.octets()
        }) {
      out.writeLong(number);
    }
    out.writeInt(blob.checksum());
    write(message.internalDate.toInstant());
    out.writeInt(message.internalDate.getOffset().getTotalSeconds());
    write(message.saved);
    write(message.key.map(key -> key.getBytes(StandardCharsets.UTF_8)));
    write(Optional.of(message.prefix));
  }

  private void write(Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private void write(Optional<byte[]> octets) throws IOException {
    out.writeInt(octets.map(some -> some.length).orElse(NONE));
    if (octets.isPresent()) {
      out.write(octets.get());
    }
  }

  /** Receives a message. */
  @FunctionalInterface
  public interface Sink {
    void take(Listed message, StoredBlob blob) throws SQLException, IOException;
  }

  /** Passes all messages to {@code sink}, in the order in which they were added. */
  public void forEach(Sink sink) throws SQLException, IOException {
    out.flush();
    try (Content content = spool.content();
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(content.stream(), 1 << 16))) {
      while (true) {
        long mailbox;
        try {
          mailbox = in.readLong();
        } catch (EOFException end) {
          return;
        }
        take(mailbox, in, sink);
      }
    }
  }

  private static void take(long mailbox, DataInputStream in, Sink sink)
      throws SQLException, IOException {
    long uid = in.readLong();
    long modseq = in.readLong();
    long flags = in.readLong();
    long item = in.readLong();
    long thread = in.readLong();
    StoredBlob blob =
        new StoredBlob(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readInt());
    OffsetDateTime internalDate =
        instant(in)
            .atOffset(ZoneOffset.UTC)
            .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(in.readInt()));
    Instant saved = instant(in);
    Optional<String> key = octets(in).map(octets -> new String(octets, StandardCharsets.UTF_8));
    byte[] prefix = octets(in).orElseThrow();
    sink.take(
        new Listed(mailbox, uid, modseq, flags, internalDate, saved, item, thread, key, prefix),
        blob);
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static Optional<byte[]> octets(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NONE ? Optional.empty() : Optional.of(in.readNBytes(length));
  }

  @Override
  public void close() {
    spool.close();
  }
}
