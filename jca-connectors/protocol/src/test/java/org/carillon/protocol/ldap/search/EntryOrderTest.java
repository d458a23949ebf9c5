package org.carillon.protocol.ldap.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.controls.SortKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryOrderTest {
  private static final String NUMBER = "supportedLDAPVersion";

  @Test
  void numbersSortBeforeTextInOneOrder() {
    EntryOrder order = new EntryOrder(new SortKey[] {new SortKey(NUMBER)});
    // As numbers 9 is before 10, as octets 10 before 1a before 9.
    List<String> expected = List.of("9", "10", "1a", "a");
    for (List<String> given :
        List.of(
            List.of("1a", "9", "10", "a"),
            List.of("9", "10", "a", "1a"),
            List.of("a", "10", "1a", "9"))) {
      assertThat(
              given.stream()
                  .map(value -> order.ranked(entry(value)))
                  .sorted(order)
                  .map(ranked -> ranked.entry().getAttributeValue(NUMBER)))
          .containsExactlyElementsOf(expected);
    }
    List<EntryOrder.Ranked> all =
        Stream.of("9", "10", "1a", "a", "-1", "9".repeat(200))
            .map(value -> order.ranked(entry(value)))
            .toList();
    for (EntryOrder.Ranked a : all) {
      for (EntryOrder.Ranked b : all) {
        for (EntryOrder.Ranked c : all) {
          if (order.compare(a, b) < 0 && order.compare(b, c) < 0) {
            assertThat(order.compare(a, c)).isNegative();
          }
        }
      }
    }
  }

  private static Entry entry(String value) {
    return new Entry("cn=" + value, List.of(new Attribute(NUMBER, value)));
  }
}
