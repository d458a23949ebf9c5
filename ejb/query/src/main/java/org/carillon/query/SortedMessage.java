package org.carillon.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.format.mime.summary.Summary;
import org.carillon.query.source.MessageSummary;

/**
 * A message with its sort values and nothing else, because there may be a million.
 *
 * @param index its index in the view
 * @param values a {@code Long} or a collated {@code byte[]} for each key
 */
record SortedMessage(int index, Object[] values) {

  /** Returns a message with its sort values, one of them how well it matches the words. */
  static SortedMessage of(int index, MessageSummary facts, List<SortKey> keys, int relevancy) {
    Summary texts = Summary.decode(facts.texts());
    Object[] values = new Object[keys.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(keys.get(i).property(), facts, texts, relevancy);
    }
    return new SortedMessage(index, values);
  }

  private static Object value(
      SortKey.Property property, MessageSummary facts, Summary texts, int relevancy) {
    return switch (property) {
      case ARRIVAL -> facts.arrived();
      // Without a date in the field, the arrival time counts (RFC 5256 §2.2).
      case DATE -> texts.sent().orElse(facts.arrived());
      case RELEVANCY -> (long) -relevancy;
      case SIZE -> facts.size();
      case CC -> texts.text(Summary.Text.LOCAL_CC);
      case FROM -> texts.text(Summary.Text.LOCAL_FROM);
      case TO -> texts.text(Summary.Text.LOCAL_TO);
      case DISPLAYFROM -> texts.text(Summary.Text.DISPLAY_FROM);
      case DISPLAYTO -> texts.text(Summary.Text.DISPLAY_TO);
      case SUBJECT -> texts.text(Summary.Text.BASE_SUBJECT);
    };
  }

  /** Returns the order by several keys, most significant first; equal ones by index. */
  static Comparator<SortedMessage> order(List<SortKey> keys) {
    Comparator<SortedMessage> order = (one, other) -> 0;
    for (int i = 0; i < keys.size(); i++) {
      int at = i;
      Comparator<SortedMessage> next =
          (one, other) -> compare(one.values()[at], other.values()[at]);
      order = order.thenComparing(keys.get(i).reversed() ? next.reversed() : next);
    }
    return order.thenComparingInt(SortedMessage::index);
  }

  private static int compare(Object one, Object other) {
    return one instanceof Long number
        ? number.compareTo((Long) other)
        : Arrays.compareUnsigned((byte[]) one, (byte[]) other);
  }
}
