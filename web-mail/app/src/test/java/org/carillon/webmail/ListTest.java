package org.carillon.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.search.MessageOrder;
import org.junit.jupiter.api.Test;

/** What a list goes by: places of pages, filters, and the marks on what was found. */
class ListTest {

  private static Sequence newestFirst(long... oldestFirst) {
    MessageOrder order =
        new MessageOrder() {
          @Override
          public int size() {
            return oldestFirst.length;
          }

          @Override
          public long uid(int position) {
            return oldestFirst[position];
          }
        };
    return Sequence.of(order, true);
  }

  private static List<Long> uids(Sequence list) {
    return IntStream.range(0, list.size()).mapToObj(list::uid).toList();
  }

  @Test
  void theNewestIsFirst() {
    Sequence list = newestFirst(7, 3, 9);

    assertThat(uids(list)).containsExactly(9L, 3L, 7L);
    assertThat(LongStream.of(9, 3, 7, 8).map(list::positionOf)).containsExactly(0L, 1L, 2L, -1L);
  }

  @Test
  void aPageBeginsWhereItDidWhateverCameOrWent() {
    Place place = Place.of(new Place(2, 3).text());

    assertThat(place.in(newestFirst(1, 2, 3, 4, 5))).isEqualTo(2);
    assertThat(place.in(newestFirst(1, 2, 3, 4, 5, 6, 7))).isEqualTo(4);
    assertThat(place.in(newestFirst(1, 2, 4, 5))).isEqualTo(2);
    assertThat(place.in(newestFirst(4))).isEqualTo(1);
    assertThat(Place.of("4711").in(newestFirst(1, 2))).isZero();
    assertThat(Place.of("").in(newestFirst(1, 2))).isZero();
  }

  @Test
  void theFormOfFiltersSaysWhatTheLineSays() {
    Map<String, String> form =
        Map.of(
            "words", "north tower",
            "sender", "Anna \"B\"",
            "later", "2026-10-01",
            "larger", "2 MB",
            "place", "Old mail",
            "files", "1");
    String line = Filters.line(field -> form.getOrDefault(field, ""));

    assertThat(line)
        .isEqualTo(
            "north tower from:\"Anna B\" after:2026-10-01 larger:2MB in:\"Old mail\" has:file");
    assertThat(Query.parse(line).odd()).isEmpty();
    assertThat(Filters.line(field -> "")).isEmpty();
  }

  @Test
  void whatWasSoughtIsMarkedAndNothingElseIsATag() {
    var sought = Marks.pattern(List.of("tow", "<b>", ""));

    assertThat(Marks.html("The Tower & <b>stowed</b>", sought))
        .isEqualTo("The <mark>Tow</mark>er &amp; <mark>&lt;b&gt;</mark>stowed&lt;/b&gt;");
    assertThat(Marks.html("<i>", Marks.pattern(List.of()))).isEqualTo("&lt;i&gt;");
  }
}
