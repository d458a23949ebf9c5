package org.carillon.webmail.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.WordSearch;
import org.junit.jupiter.api.Test;

class SearchLineTest {

  private static List<Query> terms(String typed) {
    return ((Query.And) SearchLine.parse(typed).query()).queries();
  }

  @Test
  void wordsAreLookedForTogetherWhereverTheyMustStand() {
    SearchLine line = SearchLine.parse("from:Anna cc:ben subject:\"north tower\" bells");

    assertThat(line.query())
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Words(
                        new WordSearch(
                            List.of(
                                new WordSearch.Term(WordSearch.Area.FROM, "anna", true),
                                new WordSearch.Term(WordSearch.Area.TO, "ben", true),
                                new WordSearch.Term(WordSearch.Area.SUBJECT, "north tower", true),
                                new WordSearch.Term(WordSearch.Area.ANYWHERE, "bells", true)))))));
    assertThat(line.words()).containsExactly("anna", "ben", "north tower", "bells");
    assertThat(line.isRankable()).isTrue();
  }

  private static Query words(WordSearch.Area area, String text) {
    return new Query.And(
        List.of(new Query.Words(new WordSearch(List.of(new WordSearch.Term(area, text, true))))));
  }

  @Test
  void ofNeighboursWithOrBetweenThemOneHolds() {
    SearchLine line = SearchLine.parse("(from:anna OR from:ben) has:file");
    Query either =
        new Query.Or(
            List.of(words(WordSearch.Area.FROM, "anna"), words(WordSearch.Area.FROM, "ben")));

    assertThat(line.query()).isEqualTo(new Query.And(List.of(either, new Query.HasAttachment())));
    assertThat(SearchLine.parse("from:(anna OR ben) has:file").query()).isEqualTo(line.query());
    assertThat(SearchLine.parse("from:anna OR from:ben has:file").query()).isEqualTo(line.query());
    assertThat(line.either())
        .containsExactly(List.of("from:anna", "from:ben"), List.of("has:file"));
    assertThat(line.odd()).isEmpty();
    assertThat(line.words()).containsExactly("anna", "ben");
    assertThat(SearchLine.parse("is:starred OR (is:unread label:x)").isOfFlags()).isTrue();
    assertThat(SearchLine.parse("f(x) (bells)").words()).containsExactly("f(x)", "bells");
  }

  @Test
  void whatIsLeftOverOfOrAndParenthesesIsTold() {
    assertThat(SearchLine.parse("OR bells").odd()).containsExactly("OR");
    assertThat(SearchLine.parse("bells OR").odd()).containsExactly("OR");
    assertThat(SearchLine.parse("(bells").odd()).containsExactly("(");
    assertThat(SearchLine.parse("bells)").odd()).containsExactly(")");
    assertThat(SearchLine.parse("bells OR in:sent").odd()).containsExactly("in:sent");
    assertThat(SearchLine.parse("bells OR in:sent").in()).isEmpty();
    assertThat(SearchLine.parse("bells OR is:nothing").query())
        .isEqualTo(words(WordSearch.Area.ANYWHERE, "bells"));
    assertThat(SearchLine.parse("(".repeat(400) + "x").odd()).isNotEmpty();
  }

  @Test
  void nothingTypedFindsAll() {
    assertThat(SearchLine.parse(" ").query()).isEqualTo(Query.ALL);
    assertThat(SearchLine.parse("is:unread").isRankable()).isFalse();
  }

  @Test
  void flagsAreAsked() {
    assertThat(terms("is:unread is:READ is:starred"))
        .containsExactly(
            new Query.Not(new Query.HasFlag(Flag.SEEN)),
            new Query.HasFlag(Flag.SEEN),
            new Query.HasFlag(Flag.FLAGGED));
  }

  @Test
  void aKindIsAskedForByItsWord() {
    assertThat(terms("is:Voice is:fax is:text is:multimedia"))
        .containsExactly(
            new Query.HasKeyword("$Voice"),
            new Query.HasKeyword("$Fax"),
            new Query.HasKeyword("$SMS"),
            new Query.HasKeyword("$MMS"));
  }

  @Test
  void daysAndSizesAreAsked() {
    LocalDate september = LocalDate.of(2026, 9, 30);
    assertThat(terms("after:2026-09-30 before:2026-11-01 larger:1.5MB smaller:300k has:attachment"))
        .containsExactly(
            new Query.Not(
                new Query.Or(
                    List.of(
                        new Query.ArrivedOn(DayOrder.BEFORE, september),
                        new Query.ArrivedOn(DayOrder.ON, september)))),
            new Query.ArrivedOn(DayOrder.BEFORE, LocalDate.of(2026, 11, 1)),
            new Query.LargerThan(1_500_000),
            new Query.SmallerThan(300_000),
            new Query.HasAttachment());
    assertThat(terms("after:+999999999-12-31")).hasSize(1);
  }

  @Test
  void anyTextIsASearch() {
    Random random = new Random(3);
    String letters = "from:\" isunread\u0000ü";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(SearchLine.parse(text.toString()).query()).isNotNull();
    }
  }

  @Test
  void foldersAreAskedForByTheirNames() {
    assertThat(SearchLine.parse("in:sent in:\"North Tower\" bells").in())
        .containsExactly("sent", "north tower");
  }

  @Test
  void whatLooksLikeAFilterAndIsNoneIsTold() {
    assertThat(
            SearchLine.parse("lager:1M larger:big before:soon is:odd has:wings after:soon").odd())
        .containsExactly(
            "lager:1M", "larger:big", "before:soon", "is:odd", "has:wings", "after:soon");
    assertThat(SearchLine.parse("12:30 https://x.test/a from:a larger:2MB is:read").odd())
        .isEmpty();
  }

  @Test
  void labelsGoByTheirNames() {
    SearchLine line =
        SearchLine.parse(
            "label:\"Bell Tower\" label:none",
            name -> name.equals("bell tower") ? Optional.of("bells") : Optional.empty());
    assertThat(line.query()).isEqualTo(new Query.And(List.of(new Query.HasKeyword("bells"))));
    assertThat(line.isOfFlags()).isTrue();
    assertThat(line.odd()).containsExactly("label:none");
  }
}
