package org.carillon.store.reading;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.blob.Blobs;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.MailFeed;
import org.carillon.store.changes.TouchedMailboxes;

/** Reads the content of the mailboxes, in the order of arrival. */
public final class PlacedMail implements MailFeed {
  private static final String MAILBOXES =
      """
      select account, id, uidnext - 1, messages from mailbox\
       where id > ? and removed is null order by id limit ?\
      """;
  private static final String OF_IDS =
      """
      select account, id, uidnext - 1, messages from mailbox\
       where removed is null and id = any(?::bigint[])\
      """;
  private static final String MESSAGES =
      """
      select p.uid, p.prefix, i.internal_date, i.internal_offset, i.outline,\
       b.id, b.segment, b.position, b.octets, b.checksum\
       from placement p join item i on i.id = p.item join blob b on b.id = i.blob\
       where p.mailbox = ? and p.uid > ? order by p.uid limit ?\
      """;
  private static final String UIDS =
      "select uid from placement where mailbox = ? and uid > ? order by uid limit ?";

  private static final String REMOVED = "select 1 from mailbox where id = ? and removed >= ?";

  private final SqlTransactions transactions;
  private final Blobs blobs;

  public PlacedMail(SqlTransactions transactions, Blobs blobs) {
    this.transactions = transactions;
    this.blobs = blobs;
  }

  @Override
  public Instant now() throws SQLException {
    return transactions.read(PlacedMail::now);
  }

  @Override
  public List<Mailbox> mailboxes(long afterId, int most) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(MAILBOXES)) {
            select.setLong(1, afterId);
            select.setInt(2, most);
            return mailboxes(select);
          }
        });
  }

  private static List<Mailbox> mailboxes(PreparedStatement select) throws SQLException {
    List<Mailbox> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Mailbox(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
      }
    }
    return found;
  }

  @Override
  public Changed changedSince(Instant moment) throws SQLException {
    return transactions.read(
        connection -> {
          Instant now = now(connection);
          long[] touched = TouchedMailboxes.since(connection, moment);
          try (PreparedStatement select = connection.prepareStatement(OF_IDS)) {
            select.setObject(1, touched);
            return new Changed(mailboxes(select), now);
          }
        });
  }

  private static Instant now(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select now()");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  @Override
  public List<Message> messages(long mailbox, long afterUid, int most) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(MESSAGES)) {
            select.setLong(1, mailbox);
            select.setLong(2, afterUid);
            select.setInt(3, most);
            List<Message> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(message(row));
              }
            }
            return found;
          }
        });
  }

  private Message message(ResultSet row) throws SQLException {
    byte[] prefix = row.getBytes(2) == null ? new byte[0] : row.getBytes(2);
    StoredBlob blob =
        new StoredBlob(
            row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getInt(10));
    return new Message(
        row.getLong(1),
        row.getObject(3, OffsetDateTime.class)
            .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(60 * row.getInt(4))),
        prefix.length,
        row.getBytes(5),
        () -> open(prefix, blob));
  }

  private Content open(byte[] prefix, StoredBlob blob) throws IOException {
    Content content = blobs.open(blob);
    return prefix.length == 0 ? content : new PrefixedContent(prefix, content);
  }

  @Override
  public UidSet expungedSince(long mailbox, Instant moment) throws SQLException {
    return transactions.read(
        connection -> TouchedMailboxes.expungedSince(connection, mailbox, moment));
  }

  @Override
  public boolean isRemovedSince(long mailbox, Instant moment) throws SQLException {
    boolean[] removed = new boolean[1];
    rows(row -> removed[0] = true, REMOVED, mailbox, moment);
    return removed[0];
  }

  private void rows(Pipeline.RowReader reader, String query, long mailbox, Instant moment)
      throws SQLException {
    transactions.<Void, SQLException>read(
        connection -> {
          new Pipeline()
              .add(reader, query, mailbox, moment.atOffset(ZoneOffset.UTC))
              .execute(connection);
          return null;
        });
  }

  @Override
  public long[] uids(long mailbox, long afterUid, int most) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(UIDS)) {
            select.setLong(1, mailbox);
            select.setLong(2, afterUid);
            select.setInt(3, most);
            long[] uids = new long[most];
            int count = 0;
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                uids[count++] = row.getLong(1);
              }
            }
            return Arrays.copyOf(uids, count);
          }
        });
  }
}
