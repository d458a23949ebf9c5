package org.carillon.transport.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.database.SqlTransactions;
import org.carillon.store.Deliveries;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.TargetAnswer;
import org.carillon.testing.MemorySpool;

/**
 * Mailboxes and contents in memory, with participants in a real transaction. A test sets a
 * mailbox's answers, and whether the database fails before or during a commit.
 */
public final class MemoryStore implements Deliveries, Blobs {

  public record Got(long account, String mailbox, String message) {}

  private static final AtomicLong BLOBS = new AtomicLong(1_000);

  public final List<Got> got = new CopyOnWriteArrayList<>();

  public final BlockingQueue<Got> arrivals = new LinkedBlockingQueue<>();

  public final Map<Long, TargetAnswer> answers = new ConcurrentHashMap<>();

  /** The answers of mailboxes, by account and name: {@code 1/Work}. */
  public final Map<String, TargetAnswer> mailboxes = new ConcurrentHashMap<>();

  public volatile Delivery last;
  public volatile boolean away;

  volatile boolean damaged;

  /** True if contents are there but turn out to differ when they are read. */
  volatile boolean rotten;

  private final Map<Long, byte[]> contents = new ConcurrentHashMap<>();
  private final SqlTransactions transactions;

  MemoryStore(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** Returns an incoming message with this text, line ends made CRLF. */
  public MailData mail(String message) {
    try {
      return MailData.of(spooled(message));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns a spool with this text, line ends made CRLF. */
  public Spool spooled(String message) {
    Spool spool = spools().open(0);
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      spool.write(octets, 0, octets.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return spool;
  }

  @Override
  public DeliveryAnswer commit(Delivery delivery) {
    if (away) {
      return new DeliveryAnswer.NotCommitted("away");
    }
    last = delivery;
    byte[] octets = octets(delivery.content());
    List<TargetAnswer> all = new ArrayList<>();
    for (Target target : delivery.targets()) {
      TargetAnswer ofAccount =
          answers.getOrDefault(target.account(), new TargetAnswer.Delivered(1, 1, 1));
      all.add(mailboxes.getOrDefault(target.account() + "/" + target.mailbox(), ofAccount));
    }
    try {
      transactions.write(
          connection -> {
            if (delivery.participant().isPresent()) {
              long blob = blob(connection, octets);
              delivery.participant().get().write(connection, blob, octets.length, all);
            }
            return null;
          });
    } catch (SQLException failed) {
      return new DeliveryAnswer.NotCommitted(String.valueOf(failed.getMessage()));
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof TargetAnswer.Delivered) {
        Target target = delivery.targets().get(i);
        var one =
            new Got(
                target.account(),
                target.mailbox().path(),
                new String(target.prefix(), StandardCharsets.UTF_8)
                    + new String(octets, StandardCharsets.UTF_8));
        got.add(one);
        arrivals.add(one);
      }
    }
    return new DeliveryAnswer.Committed(all);
  }

  private long blob(Connection connection, byte[] octets) throws SQLException {
    long id = BLOBS.incrementAndGet();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO blob VALUES (?, 1, 0, ?, 0)")) {
      insert.setLong(1, id);
      insert.setLong(2, octets.length);
      insert.executeUpdate();
    }
    contents.put(id, octets);
    return id;
  }

  private static byte[] octets(Spool spool) {
    var out = new ByteArrayOutputStream();
    try (Content content = spool.content()) {
      content.copyTo(out, 0, content.size());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Override
  public Content open(long blob) throws IOException {
    byte[] octets = contents.get(blob);
    if (octets == null || damaged) {
      throw new BlobDamaged("No blob " + blob);
    }
    return rotten ? new Rotten(octets.length) : Content.of(octets);
  }

  private record Rotten(long size) implements Content {
    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      throw new BlobDamaged("The content differs from what was stored (wrong checksum).");
    }

    @Override
    public void close() {}
  }

  @Override
  public Content open(StoredBlob blob) throws IOException {
    return open(blob.id());
  }

  @Override
  public boolean reaches(StoredBlob blob) {
    return true;
  }

  public Spools spools() {
    return new Spools() {
      @Override
      public Spool open(long declaredSize) {
        return new MemorySpool();
      }

      @Override
      public Spool scratch() {
        return open(0);
      }
    };
  }
}
