package org.carillon.mailbox.internal.ordering;

import java.util.Arrays;
import java.util.Comparator;
import org.carillon.contract.mailbox.search.ListOrder.By;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

/**
 * The sort key of a message.
 *
 * @param uid the message
 * @param number the number of octets, for the order by size
 * @param text the collation key of the text, for an order by text
 * @param arrived when the message arrived; negative for an order by text, so that the newest
 *     message of a sender is first
 */
@SuppressWarnings("ArrayRecordComponent") // The array is compared by its contents.
record SortKey(long uid, long number, byte[] text, long arrived) {
  private static final byte[] NO_TEXT = {};

  static final Comparator<SortKey> ORDER =
      Comparator.comparingLong(SortKey::number)
          .thenComparing(SortKey::text, Arrays::compareUnsigned)
          .thenComparingLong(SortKey::arrived)
          .thenComparingLong(SortKey::uid);

  static SortKey of(MessageSummary message, By by) {
    return switch (by) {
      case ARRIVED -> ofArrival(message.uid(), message.arrived());
      case SIZE -> new SortKey(message.uid(), message.size(), NO_TEXT, message.arrived());
      case FROM -> ofText(message, Summary.Text.DISPLAY_FROM);
      case TO -> ofText(message, Summary.Text.DISPLAY_TO);
      case SUBJECT -> ofText(message, Summary.Text.BASE_SUBJECT);
    };
  }

  static SortKey ofArrival(long uid, long arrived) {
    return new SortKey(uid, 0, NO_TEXT, arrived);
  }

  private static SortKey ofText(MessageSummary message, Summary.Text text) {
    byte[] key = Summary.decode(message.texts()).text(text);
    return new SortKey(message.uid(), 0, key, -message.arrived());
  }
}
