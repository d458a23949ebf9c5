package org.carillon.calendar.internal.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.SqlTransactions;

/** Finds all attachment files by their properties. */
@ApplicationScoped
class AttachmentRows {
  /** The number of files that are read at a time. */
  static final int PAGE = 100;

  private static final String AFTER =
      """
      select p.mailbox, p.item_key, p.value, m.account, u.value
      from resource_property p join mailbox m on m.id = p.mailbox and m.removed is null
      left join resource_property u on u.mailbox = p.mailbox and u.item_key = p.item_key
        and u.namespace = p.namespace and u.name = '%s'
      where p.namespace = '%s' and p.name = '%s' and (p.mailbox, p.item_key) > (?, ?)
      order by p.mailbox, p.item_key limit %d
      """
          .formatted(AttachmentFiles.UNHELD, AttachmentFiles.OWN, AttachmentFiles.UID, PAGE);

  private final SqlTransactions transactions;

  @Inject
  AttachmentRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** The place of a file: its folder and its key, which is its id. */
  record Place(long folder, String key) {
    static final Place FIRST = new Place(0, "");
  }

  /**
   * A file.
   *
   * @param uid the UID of its event
   * @param unheld since when no event has it, if that is recorded
   */
  record Row(Place place, long account, String uid, Optional<Instant> unheld) {}

  /** Returns the next files after a place, in order. */
  List<Row> after(Place place) throws SQLException {
    return transactions.read(
        connection -> {
          List<Row> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, place.folder());
            select.setString(2, place.key());
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(
                    new Row(
                        new Place(row.getLong(1), row.getString(2)),
                        row.getLong(4),
                        row.getString(3),
                        instant(row.getString(5))));
              }
            }
          }
          return found;
        });
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException otherwise) {
      return Optional.empty();
    }
  }
}
