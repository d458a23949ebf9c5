package org.carillon.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.webmail.read.People;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final List<People.Person> ANNA =
      List.of(new People.Person("Anna Lindqvist", "anna@bells.example"));
  private static final List<People.Person> BEN =
      List.of(new People.Person("Ben", "ben@bells.example"));

  private static boolean finds(String query) {
    return Query.parse(query).matches(ANNA, BEN, "The north tower", true, "Come at noon");
  }

  @Test
  void termsNarrow() {
    assertThat(finds("")).isTrue();
    assertThat(finds("from:anna")).isTrue();
    assertThat(finds("from:ben")).isFalse();
    assertThat(finds("to:BEN subject:\"north tower\"")).isTrue();
    assertThat(finds("subject:tower south")).isFalse();
    assertThat(finds("noon")).isTrue();
    assertThat(finds("has:file lindqvist")).isTrue();
  }

  @Test
  void flagsAreAsked() {
    assertThat(Query.parse("is:unread").admits(Flag.SEEN.bit())).isFalse();
    assertThat(Query.parse("is:unread").admits(0)).isTrue();
    assertThat(Query.parse("is:starred").admits(0)).isFalse();
    assertThat(Query.parse("is:starred").admits(Flag.FLAGGED.bit())).isTrue();
  }

  @Test
  void daysAreAsked() {
    Query october = Query.parse("after:2026-09-30 before:2026-11-01 after:soon");
    assertThat(october.odd()).containsExactly("after:soon");
    assertThat(october.admits(LocalDate.of(2026, 10, 1))).isTrue();
    assertThat(october.admits(LocalDate.of(2026, 10, 31))).isTrue();
    assertThat(october.admits(LocalDate.of(2026, 9, 30))).isFalse();
    assertThat(october.admits(LocalDate.of(2026, 11, 1))).isFalse();
  }

  @Test
  void wordsAreForTheIndexAndTheRestIsNot() {
    Query query = Query.parse("from:Anna \"north tower\" is:unread has:file");
    assertThat(query.words().orElseThrow().terms())
        .containsExactly(
            new WordSearch.Term(WordSearch.Area.FROM, "anna", true),
            new WordSearch.Term(WordSearch.Area.ANYWHERE, "north tower", true));
    assertThat(query.withoutWords().words()).isEmpty();
    assertThat(query.withoutWords().attached()).isTrue();
    assertThat(Query.parse("is:unread").words()).isEmpty();
  }

  @Test
  void anyTextIsAQuery() {
    Random random = new Random(3);
    String letters = "from:\" isunread\u0000ü";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      finds(text.toString());
    }
  }

  @Test
  void aKindIsAskedForByItsWord() {
    Query voice = Query.parse("is:Voice bells");

    assertThat(voice.admits("voice")).isTrue();
    assertThat(voice.admits("")).isFalse();
    assertThat(voice.withoutWords().admits("fax")).isFalse();
    assertThat(Query.parse("bells").admits("fax")).isTrue();
  }

  @Test
  void sizesAreAsked() {
    Query query = Query.parse("larger:1.5MB smaller:3000000");
    assertThat(query.admitsSize(1_500_000)).isFalse();
    assertThat(query.admitsSize(1_500_001)).isTrue();
    assertThat(query.admitsSize(3_000_000)).isFalse();
    assertThat(Query.parse("larger:300k").admitsSize(300_001)).isTrue();
    assertThat(query.words()).isEmpty();
  }

  @Test
  void foldersAreAskedForByTheirNames() {
    assertThat(Query.parse("in:sent in:\"North Tower\" bells").in())
        .containsExactly("sent", "north tower");
  }

  @Test
  void whatLooksLikeAFilterAndIsNoneIsTold() {
    assertThat(Query.parse("lager:1M larger:big before:soon is:odd has:wings").odd())
        .containsExactly("lager:1M", "larger:big", "before:soon", "is:odd", "has:wings");
    assertThat(Query.parse("12:30 https://x.test/a from:a larger:2MB is:read").odd()).isEmpty();
  }
}
