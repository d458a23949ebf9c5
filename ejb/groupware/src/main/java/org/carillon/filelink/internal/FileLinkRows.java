package org.carillon.filelink.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.FileLinks;
import org.carillon.filelink.UploadLimits;
import org.carillon.store.item.ItemKey;

final class FileLinkRows {
  private static final String COLUMNS =
      "l.id, l.mailbox, m.name, l.file, l.password, l.made, l.expires, l.uses, l.used,"
          + " l.most_files, l.most_octets, l.octets, l.tells";

  private static final String LIST =
      "select "
          + COLUMNS
          + " from file_link l join mailbox m on m.id = l.mailbox and m.removed is null"
          + " where l.maker = ? order by l.made desc, l.id limit 1000";

  private static final String BY_HASH =
      "select "
          + COLUMNS
          + ", l.maker, l.hash from file_link l"
          + " join mailbox m on m.id = l.mailbox and m.removed is null"
          + " where l.hash = ? and (l.expires is null or l.expires > now())";

  private static final String LOCK = "select id from account where id = ? for no key update";

  private static final String MAKE =
      "insert into file_link (id, maker, mailbox, file, hash, password, made, expires,"
          + " most_files, most_octets, tells) select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
          + " where (select count(*) from file_link where maker = ?) < ?";

  private static final String TELL = "update file_link set tells = ? where maker = ? and id = ?";

  private static final String END = "delete from file_link where maker = ? and id = ?";

  private static final String USED =
      "update file_link set uses = uses + 1, used = now() where id = ?";

  /** Reserves room before an upload, so that each of several concurrent ones is counted. */
  private static final String TAKE =
      "update file_link set uses = uses + 1, octets = octets + ?, used = now() where id = ?"
          + " and uses < most_files and octets + ? <= most_octets"
          + " and (expires is null or expires > now())";

  private static final String GIVE_BACK =
      "update file_link set uses = uses - 1, octets = octets - ? where id = ?";

  private final SqlTransactions transactions;

  FileLinkRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The target of a link.
   *
   * @param password the hash of its password, or empty for none
   * @param maker the account whose right makes the link work
   * @param hash the hash of the secret
   */
  @SuppressWarnings("ArrayRecordComponent") // The hash is passed on and compared elsewhere.
  record Found(FileLink link, Optional<String> password, long maker, byte[] hash) {}

  List<FileLink> of(long maker) throws SQLException {
    return transactions.read(
        connection -> Statements.rows(connection, FileLinkRows::link, LIST, maker));
  }

  private static FileLink link(ResultSet row) throws SQLException {
    return new FileLink(
        row.getString("id"),
        row.getLong("mailbox"),
        row.getString("name"),
        Optional.ofNullable(row.getString("file")).map(ItemKey::new),
        row.getString("password") != null,
        Statements.instant(row, "made").orElseThrow(),
        Statements.instant(row, "expires"),
        row.getObject("most_files") == null
            ? Optional.empty()
            : Optional.of(new UploadLimits(row.getInt("most_files"), row.getLong("most_octets"))),
        row.getBoolean("tells"),
        row.getLong("uses"),
        row.getLong("octets"),
        Statements.instant(row, "used"));
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        link(row),
        Optional.ofNullable(row.getString("password")),
        row.getLong("maker"),
        row.getBytes("hash"));
  }

  Optional<Found> find(byte[] hash) throws SQLException {
    return transactions.read(
        connection -> Statements.first(connection, FileLinkRows::found, BY_HASH, hash));
  }

  /** Stores a link, and returns whether there was room for one more. */
  boolean make(long maker, FileLink link, byte[] hash, Optional<String> password, AuditEntry entry)
      throws SQLException {
    return transactions.write(
        connection -> {
          // The lock makes each of several concurrent calls count the links of the others.
          Statements.rows(connection, row -> row.getLong(1), LOCK, maker);
          boolean done =
              Statements.update(
                      connection,
                      MAKE,
                      link.id(),
                      maker,
                      link.folder(),
                      link.file().map(ItemKey::value).orElse(null),
                      hash,
                      password.orElse(null),
                      link.made(),
                      link.expires().orElse(null),
                      link.takes().map(UploadLimits::files).orElse(null),
                      link.takes().map(UploadLimits::octets).orElse(null),
                      link.tells(),
                      maker,
                      FileLinks.MOST)
                  > 0;
          if (done) {
            entry.write(connection);
          }
          return done;
        });
  }

  /** Sets whether the creator gets messages, and returns whether the link exists. */
  boolean tell(long maker, String id, boolean tells, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          boolean done = Statements.update(connection, TELL, tells, maker, id) > 0;
          if (done) {
            entry.write(connection);
            if (!tells) {
              UploadNewsRows.silence(connection, id);
            }
          }
          return done;
        });
  }

  /** Revokes a link, and returns whether it existed. */
  boolean end(long maker, String id, AuditEntry entry) throws SQLException {
    return transactions.write(
        connection -> {
          boolean done = Statements.update(connection, END, maker, id) > 0;
          if (done) {
            entry.write(connection);
          }
          return done;
        });
  }

  void used(String id) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, USED, id));
  }

  /** Reserves room for a file, or returns false if the link takes no more. */
  boolean take(String id, long octets) throws SQLException {
    return transactions.write(
        connection -> Statements.update(connection, TAKE, octets, id, octets) > 0);
  }

  /** Releases the room of a file that was not uploaded. */
  void giveBack(String id, long octets) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, GIVE_BACK, octets, id));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
