package org.carillon.filelink.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.filelink.FileLink;
import org.carillon.filelink.UploadNews;

/** The uploaded files, and the messages about them that are due. */
final class UploadNewsRows {
  /** The maximum number of files that a message lists. Of the others, it gives only the number. */
  static final int MOST_LISTED = 100;

  static final DueRows MESSAGES =
      new DueRows("update upload_letter", "id", "due", Duration.ofMinutes(5));

  private static final String SWEEP =
      "delete from file_arrival where maker = ? and told"
          + " and (seen or came < now() - interval '30 days')";

  private static final String ADD =
      "insert into file_arrival (maker, mailbox, link, who, name, octets, came, told)"
          + " values (?, ?, ?, ?, ?, ?, now(), ?)";

  /** The first message waits for more files; the row then tells when the next may come. */
  private static final String DUE =
      "insert into upload_letter (maker, mailbox, link, more, due)"
          + " values (?, ?, ?, true, now() + interval '20 seconds')"
          + " on conflict (link) do update set more = true";

  private static final String UNTOLD =
      """
      select id, who, name, octets, count(*) over () as files, max(id) over () as last
      from file_arrival where link = ? and not told order by id limit\s"""
          + MOST_LISTED;

  private static final String FOLDER = "select name from mailbox where id = ? and removed is null";

  private static final String WRITTEN =
      "update upload_letter set more = false, due = now() + interval '15 minutes' where id = ?";

  private static final String TOLD =
      "update file_arrival set told = true where link = ? and not told and id <= ?";

  /** Deletes the row unless another file arrived meanwhile, which sets {@code more}. */
  private static final String CLOSE = "delete from upload_letter where id = ? and not more";

  private static final String SILENCE = "delete from upload_letter where link = ?";

  private static final String UNSEEN =
      """
      select a.mailbox, m.name, count(*) as files, sum(a.octets) as octets, max(a.came) as latest,
        (array_agg(distinct a.who) filter (where a.who <> ''))[1:%d] as who
      from file_arrival a join mailbox m on m.id = a.mailbox and m.removed is null
      where a.maker = ? and not a.seen and a.came > now() - interval '30 days'
      group by a.mailbox, m.name order by latest desc limit %d
      """
          .formatted(UploadNews.MOST_WHO, UploadNews.MOST);

  private static final String SEEN =
      "update file_arrival set seen = true where maker = ? and mailbox = ?";

  private final SqlTransactions transactions;

  UploadNewsRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** A message that is due about the files of a link. */
  record DueNotification(long id, long maker, long mailbox, String link) {}

  /**
   * An uploaded file.
   *
   * @param files the number of files to report, including this one
   * @param last the id of the last of them
   */
  record Arrival(String who, String name, long octets, long files, long last) {}

  /** Records an uploaded file, and that a message is due if the link's creator wants it. */
  void add(FileLink link, long maker, String who, String name, long octets) throws SQLException {
    int _ =
        transactions.write(
            connection -> {
              int swept = Statements.update(connection, SWEEP, maker);
              int _ =
                  Statements.update(
                      connection,
                      ADD,
                      maker,
                      link.folder(),
                      link.id(),
                      who,
                      name,
                      octets,
                      !link.tells());
              if (link.tells()) {
                int _ = Statements.update(connection, DUE, maker, link.folder(), link.id());
              }
              return swept;
            });
  }

  /** Has the next message written, or returns false if none is due. */
  boolean work(DueRows.Work<DueNotification, IOException> writing)
      throws SQLException, IOException {
    return MESSAGES.work(
        transactions,
        row ->
            new DueNotification(
                row.getLong("id"),
                row.getLong("maker"),
                row.getLong("mailbox"),
                row.getString("link")),
        writing);
  }

  /** Returns the files to report, the first one first, at most {@value #MOST_LISTED}. */
  List<Arrival> untold(String link) throws SQLException {
    return transactions.read(
        connection ->
            Statements.rows(
                connection,
                row ->
                    new Arrival(
                        row.getString("who"),
                        row.getString("name"),
                        row.getLong("octets"),
                        row.getLong("files"),
                        row.getLong("last")),
                UNTOLD,
                link));
  }

  /** Returns the name of a folder, or empty if it is gone. */
  Optional<String> folder(long mailbox) throws SQLException {
    return transactions.read(
        connection -> Statements.first(connection, row -> last(row.getString(1)), FOLDER, mailbox));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Records, in the caller's transaction, that a message reports all files up to the given one. */
  static void told(Connection connection, DueNotification due, long last) throws SQLException {
    int _ = Statements.update(connection, WRITTEN, due.id());
    int _ = Statements.update(connection, TOLD, due.link(), last);
  }

  /** Deletes the row if nothing was uploaded since, so that the next file is reported soon. */
  void close(DueNotification due) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, CLOSE, due.id()));
  }

  /** Cancels the messages about a link. */
  static void silence(Connection connection, String link) throws SQLException {
    int _ = Statements.update(connection, SILENCE, link);
    int _ = Statements.update(connection, TOLD, link, Long.MAX_VALUE);
  }

  List<UploadNews.Arrived> unseen(long maker) throws SQLException {
    return transactions.read(
        connection -> Statements.rows(connection, UploadNewsRows::arrived, UNSEEN, maker));
  }

  private static UploadNews.Arrived arrived(ResultSet row) throws SQLException {
    return new UploadNews.Arrived(
        row.getLong("mailbox"),
        last(row.getString("name")),
        row.getLong("files"),
        row.getLong("octets"),
        row.getArray("who") == null
            ? List.of()
            : Arrays.asList((String[]) row.getArray("who").getArray()),
        Statements.instant(row, "latest").orElseThrow());
  }

  void seen(long maker, long folder) throws SQLException {
    int _ = transactions.write(connection -> Statements.update(connection, SEEN, maker, folder));
  }
}
