package org.carillon.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.contract.mailbox.search.WordSearch;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final long WORK = 1L << Flag.FIRST_KEYWORD_BIT;

  private final SearchedMessages mailbox =
      new SearchedMessages()
          .with(
              1,
              Flag.SEEN.bit(),
              "From: Anna <anna@brass.test>\nTo: ben@brass.test\nSubject: North Tower\n"
                  + "Date: Mon, 5 Jan 2026 10:00:00 +0100\nX-Ring: loud\n\nThe bells ring at noon.")
          .with(
              4,
              WORK,
              "From: ben@brass.test\nCc: anna@brass.test\nSubject: Re: tower\n\nBells, bells!")
          .with(
              9,
              Flag.FLAGGED.bit(),
              "From: carl@rope.test\nBcc: dora@rope.test\nSubject: Ropes\nMIME-Version: 1.0\n"
                  + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the drawing.\n"
                  + "--b\nContent-Type: application/pdf; name=rope.pdf\n\nx\n--b--\n");

  private Found found(Query query, SortKey... order) {
    Answer<Found> answer = Search.found(mailbox, query, List.of(order), SearchProgress.unheard());
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<Found>) answer).value();
  }

  private List<Long> uids(Query query) {
    return mailbox.uids(found(query).messages());
  }

  private static Query words(String text) {
    return new Query.Words(
        new WordSearch(List.of(new WordSearch.Term(WordSearch.Area.ANYWHERE, text, true))));
  }

  private static Query text(TextArea area, String text) {
    return new Query.Text(area, text);
  }

  @Test
  void viewDecidesWithoutOpeningMessages() {
    assertThat(uids(Query.ALL)).containsExactly(1L, 4L, 9L);
    assertThat(uids(new Query.Or(List.of()))).isEmpty();
    assertThat(uids(new Query.HasFlag(Flag.SEEN))).containsExactly(1L);
    assertThat(uids(new Query.HasKeyword("$WORK"))).containsExactly(4L);
    assertThat(uids(new Query.HasKeyword("$none"))).isEmpty();
    assertThat(uids(new Query.Uids(UidSet.ofRanges(2, 4, 9, 200)))).containsExactly(4L, 9L);
    assertThat(uids(new Query.Not(new Query.Uids(UidSet.range(1, 4))))).containsExactly(9L);
    assertThat(uids(new Query.ChangedSince(4))).containsExactly(4L, 9L);
    assertThat(mailbox.opened).isEmpty();
  }

  @Test
  void summariesDecideWithoutOpeningMessages() {
    LocalDate fifth = LocalDate.of(2026, 1, 5);
    assertThat(uids(new Query.ArrivedOn(DayOrder.BEFORE, fifth))).containsExactly(1L);
    assertThat(uids(new Query.ArrivedOn(DayOrder.ON, fifth))).containsExactly(4L);
    assertThat(uids(new Query.SavedOn(DayOrder.SINCE, fifth))).containsExactly(4L, 9L);
    assertThat(uids(new Query.SentOn(DayOrder.ON, fifth))).containsExactly(1L);
    assertThat(uids(new Query.ArrivedSince(Instant.parse("2026-01-05T12:00:00Z"))))
        .containsExactly(4L, 9L);
    assertThat(uids(new Query.LargerThan(110))).containsExactly(1L, 9L);
    assertThat(uids(new Query.SmallerThan(110))).containsExactly(4L);
    assertThat(uids(new Query.EmailId("E9"))).containsExactly(9L);
    assertThat(uids(new Query.ThreadId("T1"))).containsExactly(1L, 4L);
    assertThat(uids(text(TextArea.SUBJECT, "TOWER"))).containsExactly(1L, 4L);
    assertThat(uids(new Query.HeaderField("subject", "north"))).containsExactly(1L);
    assertThat(uids(text(TextArea.FROM, "anna"))).containsExactly(1L);
    assertThat(uids(text(TextArea.TO, "ben@"))).containsExactly(1L);
    assertThat(uids(text(TextArea.CC, "anna"))).containsExactly(4L);
    assertThat(uids(text(TextArea.BCC, "dora"))).containsExactly(9L);
    assertThat(mailbox.opened).isEmpty();
  }

  @Test
  void attachmentsAreFoundWithoutOpeningMessages() {
    assertThat(uids(new Query.HasAttachment())).containsExactly(9L);
    assertThat(uids(new Query.Not(new Query.HasAttachment()))).containsExactly(1L, 4L);
    assertThat(mailbox.opened).isEmpty();
  }

  @Test
  void filesAreFoundByName() {
    assertThat(uids(new Query.FileName("ROPE.p"))).containsExactly(9L);
    assertThat(uids(new Query.Not(new Query.FileName("rope")))).containsExactly(1L, 4L);
    assertThat(uids(new Query.FileName("drawing"))).isEmpty();
    assertThat(mailbox.opened).isEmpty();
  }

  @Test
  void aTruncatedRankingDoesNotIncludeExcludedMessages() {
    mailbox.isCut = true;

    assertThat(uids(words("bells"))).containsExactly(4L);
    assertThat(uids(new Query.Not(words("bells")))).containsExactly(9L);
  }

  @Test
  void contentsAreOpenedOnlyIfNeeded() {
    assertThat(
            uids(
                new Query.And(
                    List.of(
                        text(TextArea.BODY, "bells"), new Query.Not(text(TextArea.FROM, "anna"))))))
        .containsExactly(4L);
    assertThat(mailbox.opened).containsExactly(4L, 9L);
    assertThat(uids(new Query.HeaderField("X-Ring", ""))).containsExactly(1L);
    assertThat(uids(text(TextArea.ANYWHERE, "loud"))).containsExactly(1L);
    assertThat(uids(text(TextArea.BODY, "loud"))).isEmpty();
  }

  @Test
  void damagedMessagesAreUndecidedAndOthersFound() {
    mailbox.damaged.add(4L);

    assertThat(uids(text(TextArea.BODY, "e"))).containsExactly(1L, 9L);
    Found others = found(new Query.Not(text(TextArea.BODY, "drawing")));
    assertThat(mailbox.uids(others.messages())).containsExactly(1L);
    assertThat(mailbox.uids(others.undecided())).containsExactly(4L);
  }

  @Test
  void wordsAreSearchedInTheIndexAndUnindexedMessages() {
    mailbox.indexedTo = 4;

    Found found = found(words("bells"), new SortKey(SortKey.Property.RELEVANCY, false));

    assertThat(mailbox.uids(found.messages())).containsExactly(4L, 1L);
    assertThat(found.relevancies()).containsExactly(20, 10);
    assertThat(mailbox.opened).containsExactly(9L);
  }

  @Test
  void wordsAreReadWithoutAnIndex() {
    mailbox.indexedTo = 0;

    assertThat(uids(words("noon"))).containsExactly(1L);
    assertThat(mailbox.opened).containsExactly(1L, 4L, 9L);
  }

  @Test
  void fuzzyTermBelowANotIsInverted() {
    assertThat(uids(new Query.Not(new Query.Fuzzy(text(TextArea.ANYWHERE, "bells")))))
        .containsExactly(9L);
    assertThat(uids(new Query.Fuzzy(new Query.HasFlag(Flag.SEEN)))).containsExactly(1L);
  }

  @Test
  void messagesAreSorted() {
    Found found =
        found(
            Query.ALL,
            new SortKey(SortKey.Property.SUBJECT, true),
            new SortKey(SortKey.Property.SIZE, false));

    assertThat(mailbox.uids(found.messages())).containsExactly(4L, 9L, 1L);
    assertThat(found.relevancies()).isEmpty();
  }

  @Test
  void queriesNotApplicableToMessagesAreRefused() {
    for (Query leaf :
        List.of(
            new Query.InThread(Query.Quantity.SOME, "$work"),
            new Query.Property("VEVENT", "SUMMARY", Optional.empty()),
            new Query.TimeRange("VEVENT", Instant.MIN, Instant.MAX))) {
      Query hidden = new Query.Or(List.of(Query.ALL, new Query.Not(leaf)));
      assertThat(Search.found(mailbox, hidden, List.of(), SearchProgress.unheard()).asFailure())
          .containsInstanceOf(Failure.Invalid.class);
    }
  }

  @Test
  void theProgressCallbackCanCancelTheSearch() {
    assertThatThrownBy(
            () ->
                Search.found(
                    mailbox,
                    text(TextArea.BODY, "x"),
                    List.of(),
                    (done, all) -> {
                      throw new IOException("The client is gone");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(mailbox.opened).isEmpty();
  }
}
