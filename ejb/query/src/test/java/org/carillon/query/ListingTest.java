package org.carillon.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.contract.mailbox.search.WordSearch;
import org.junit.jupiter.api.Test;

class ListingTest {
  private final SearchedMessages mailbox = new SearchedMessages();

  private void messages(int many) {
    for (int uid = 1; uid <= many; uid++) {
      mailbox.with(
          uid,
          uid % 2 == 0 ? Flag.SEEN.bit() : 0,
          "Subject: letter " + uid + "\n\n" + (uid % 10 == 0 ? "bells ".repeat(uid % 7 + 1) : "x"));
    }
  }

  private FoundPage page(Query query, ListOrder order, PageStart start, int most) {
    Answer<FoundPage> answer = Listing.page(mailbox, query, order, start, most);
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<FoundPage>) answer).value();
  }

  private List<Long> newest(PageStart start, int most) {
    return mailbox.uids(page(Query.ALL, ListOrder.NEWEST, start, most).messages());
  }

  private static Query bells() {
    return new Query.Words(
        new WordSearch(List.of(new WordSearch.Term(WordSearch.Area.ANYWHERE, "bells", true))));
  }

  @Test
  void pagesContainEachMessageOnceInOrder() {
    messages(23);
    List<Long> all = new ArrayList<>();
    Optional<PageStart.At> next = Optional.of(new PageStart.At(0, 0));
    while (next.isPresent()) {
      FoundPage page =
          page(
              new Query.HasFlag(Flag.SEEN),
              new ListOrder.Sorted(ListOrder.By.ARRIVED, false),
              next.get(),
              4);
      assertThat(page.messages().length).isLessThanOrEqualTo(4);
      assertThat(page.isWhole()).isFalse();
      all.addAll(mailbox.uids(page.messages()));
      next = page.next();
    }

    assertThat(all).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L, 22L);
  }

  @Test
  void pagePositionIsStableWhenMessagesComeAndGo() {
    messages(5);
    PageStart place = new PageStart.At(2, 3);
    assertThat(newest(place, 1)).containsExactly(3L);
    messages(7);
    assertThat(newest(place, 1)).containsExactly(3L);
    mailbox.remove(3);
    mailbox.remove(7);
    mailbox.remove(6);
    assertThat(newest(place, 1)).containsExactly(2L);
    assertThat(newest(new PageStart.At(9, 77), 1)).isEmpty();
  }

  @Test
  void nextMatchingMessageBelowOrAboveIsFound() {
    messages(9);
    Query seen = new Query.HasFlag(Flag.SEEN);

    assertThat(mailbox.uids(page(seen, ListOrder.NEWEST, new PageStart.Below(5), 1).messages()))
        .containsExactly(4L);
    assertThat(mailbox.uids(page(seen, ListOrder.NEWEST, new PageStart.Above(5), 2).messages()))
        .containsExactly(6L, 8L);
    assertThat(page(seen, ListOrder.NEWEST, new PageStart.Below(1), 1).messages()).isEmpty();
    assertThat(page(seen, ListOrder.NEWEST, new PageStart.Above(99), 1).messages()).isEmpty();
  }

  @Test
  void pageMayStartAtATime() {
    messages(9);

    assertThat(newest(new PageStart.ArrivedBy(SearchedMessages.arrival(6)), 2))
        .containsExactly(6L, 5L);
    assertThat(newest(new PageStart.ArrivedBy(SearchedMessages.arrival(6).minusMillis(1)), 1))
        .containsExactly(5L);
  }

  @Test
  void rankedMessagesComeBeforeUnindexedOnes() {
    messages(42);
    mailbox.indexedTo = 39;

    FoundPage page = page(bells(), new ListOrder.Best(), PageStart.FIRST, 50);

    assertThat(mailbox.uids(page.messages())).containsExactly(20L, 10L, 30L, 40L);
    assertThat(page.relevancies()).containsExactly(70, 40, 30, 100);
    assertThat(page.isWhole()).isTrue();
    assertThat(mailbox.opened).containsExactlyInAnyOrder(40L, 41L, 42L);
  }

  @Test
  void contentsReadPerPageAreBounded() {
    messages(1_000);

    FoundPage page =
        page(new Query.Text(TextArea.BODY, "none"), ListOrder.NEWEST, PageStart.FIRST, 50);

    assertThat(page.messages()).isEmpty();
    assertThat(page.next()).isPresent();
    assertThat(mailbox.opened).hasSizeBetween(300, 600);
  }

  @Test
  void countIsExactOnlyWithinTheReadLimit() {
    messages(1_000);
    mailbox.indexedTo = 990;

    assertThat(count(new Query.HasFlag(Flag.SEEN))).isEqualTo(new FoundCount(500, true));
    assertThat(count(new Query.LargerThan(45))).isEqualTo(new FoundCount(58, true));
    assertThat(count(bells())).isEqualTo(new FoundCount(100, true));
    assertThat(mailbox.opened).hasSize(10);
    assertThat(count(new Query.HasAttachment())).isEqualTo(new FoundCount(0, false));
    mailbox.indexedTo = 700;
    assertThat(count(bells())).isEqualTo(new FoundCount(70, false));
    assertThat(mailbox.opened).hasSize(10);
  }

  private FoundCount count(Query query) {
    return ((Answer.Done<FoundCount>) Counting.count(mailbox, query)).value();
  }

  @Test
  void matchesWithoutTheWordsComeAfterRankedOnes() {
    mailbox.with(1, Flag.SEEN.bit(), "Subject: one\n\nx");
    mailbox.with(2, 0, "Subject: two\n\nbells");
    mailbox.with(3, Flag.FLAGGED.bit(), "Subject: three\n\nx");
    Query either = new Query.Or(List.of(bells(), new Query.HasFlag(Flag.FLAGGED)));

    FoundPage page = page(either, new ListOrder.Best(), PageStart.FIRST, 10);

    assertThat(mailbox.uids(page.messages())).containsExactly(2L, 3L);
    assertThat(page.relevancies()).containsExactly(10, 1);
  }
}
