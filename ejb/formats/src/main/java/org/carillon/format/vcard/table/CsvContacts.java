package org.carillon.format.vcard.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.table.CsvRecords;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCardFault;
import org.carillon.format.vcard.VCardReader;

/**
 * Reads tables of contacts as Outlook, Google and Thunderbird export them. Values of unknown
 * columns are added to the note, so that nothing is lost.
 */
public final class CsvContacts {
  private CsvContacts() {}

  /** Returns at most {@code most} contacts of a table, without UIDs, with their lines. */
  public static List<ReadCard> read(byte[] octets, int most) {
    CsvRecords table = new CsvRecords(VCardReader.text(octets));
    List<ReadCard> cards = new ArrayList<>();
    Optional<CsvRecords.Fields> head = table.next();
    if (head.isEmpty()) {
      return cards;
    }
    List<String> headers = head.get().values();
    List<Optional<ColumnMeaning>> columns = headers.stream().map(ColumnMeaning::of).toList();
    if (columns.stream().allMatch(Optional::isEmpty)) {
      cards.add(refused("The first line has no known column names.", head.get().line()));
      return cards;
    }
    for (Optional<CsvRecords.Fields> row = table.next();
        row.isPresent() && cards.size() < most;
        row = table.next()) {
      cards.add(card(headers, columns, row.get()));
    }
    return cards;
  }

  private static ReadCard card(
      List<String> headers, List<Optional<ColumnMeaning>> columns, CsvRecords.Fields row) {
    if (row.problem().isPresent()) {
      return refused(row.problem().get(), row.line());
    }
    RowContact contact = new RowContact();
    for (int i = 0; i < headers.size(); i++) {
      String value = row.field(i);
      if (!value.isEmpty()) {
        String header = headers.get(i);
        columns
            .get(i)
            .ifPresentOrElse(
                column -> contact.add(column, value), () -> contact.unknown(header, value));
      }
    }
    return contact
        .card()
        .<ReadCard>map(card -> new ReadCard.Understood(card, row.line()))
        .orElseGet(() -> refused("The entry has neither a name nor an address.", row.line()));
  }

  private static ReadCard refused(String message, int line) {
    return new ReadCard.Refused(VCardFault.VALID_ADDRESS_DATA, message, line);
  }
}
