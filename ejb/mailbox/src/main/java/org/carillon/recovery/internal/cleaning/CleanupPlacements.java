package org.carillon.recovery.internal.cleaning;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.recovery.cleanup.Cleanups;
import org.carillon.recovery.cleanup.FoundMessage;
import org.carillon.store.rows.SingleStatements;

/** Reads the present places of the messages that a search found. */
final class CleanupPlacements {
  /** Placements {@code p} in mailboxes {@code m}; the parameters are the scope's and the id. */
  static final String FOUND =
      " from cleanup_item c join placement p on p.item = c.item"
          + CleanupScope.OF_PLACEMENTS
          + " where c.cleanup = ?";

  private static final String COUNT =
      "select count(*), count(distinct m.id), count(distinct m.account)" + FOUND;
  private static final String REMOVED = "select count(*) from cleanup_removed where cleanup = ?";
  private static final String FIRST =
      """
      select a.local_part || '@' || d.name, x.name, x.uid, i.internal_date, i.outline\
       from (select m.account, m.name, m.id, p.uid, p.item\
      """
          + FOUND
          + """
           order by m.account, m.id, p.uid limit ?) as x join item i on i.id = x.item\
           join account a on a.id = x.account join domain d on d.id = a.domain\
           order by x.account, x.id, x.uid\
          """;

  private CleanupPlacements() {}

  private record Counts(long messages, long mailboxes, long accounts) {}

  static CleanupPreview preview(SqlTransactions transactions, String id, CleanupScope scope)
      throws SQLException {
    SingleStatements rows = new SingleStatements(transactions);
    Counts counts =
        rows.query(
                row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)),
                COUNT,
                scope.everywhere(),
                scope.id(),
                scope.all(),
                id)
            .getFirst();
    List<FoundMessage> first =
        rows.query(
            row -> {
              MessageEnvelope envelope = envelope(row.getBytes(5));
              return new FoundMessage(
                  row.getString(1),
                  row.getString(2),
                  row.getLong(3),
                  envelope.subject().map(DecodedText::of).orElse(""),
                  sender(envelope),
                  Statements.instant(row, "internal_date").orElseThrow());
            },
            FIRST,
            scope.everywhere(),
            scope.id(),
            scope.all(),
            id,
            Cleanups.SAMPLE);
    long removed = rows.query(row -> row.getLong(1), REMOVED, id).getFirst();
    return new CleanupPreview(counts.messages, counts.mailboxes, counts.accounts, removed, first);
  }

  private static MessageEnvelope envelope(byte[] outline) {
    return outline.length == 0 ? MessageEnvelope.EMPTY : Outline.decode(outline).envelope();
  }

  private static String sender(MessageEnvelope envelope) {
    return envelope.from().stream()
        .flatMap(MessageMatch::mailboxes)
        .map(Address.Mailbox::address)
        .map(DecodedText::of)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }
}
