package org.carillon.webmail.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.Query.DayOrder;
import org.carillon.contract.mailbox.search.Query.TextArea;
import org.carillon.contract.mailbox.search.WordSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchLineTest {

  private static final SearchNames NAMES =
      new SearchNames() {
        @Override
        public Optional<String> label(String name) {
          return name.equalsIgnoreCase("Bell Tower") ? Optional.of("bells") : Optional.empty();
        }

        @Override
        public boolean hasFolder(String name) {
          return Set.of("sent", "north tower", "trash").contains(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public List<String> own() {
          return List.of("mira@carillon.example", "office@carillon.example");
        }

        @Override
        public ZonedDateTime now() {
          return ZonedDateTime.parse("2026-03-31T09:30+02:00[Europe/Berlin]");
        }
      };

  private static SearchLine read(String typed) {
    return SearchLine.read(typed, NAMES);
  }

  private static List<Query> terms(String typed) {
    assertThat(read(typed).misread()).isEmpty();
    return ((Query.And) read(typed).query()).queries();
  }

  @Test
  void wordsAreSearchedTogetherInTheirFields() {
    SearchLine line = read("from:Anna to:ben subject:\"north tower\" bells");

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
  void orMatchesEitherNeighbour() {
    SearchLine line = read("(from:anna OR from:ben) has:file");
    Query either =
        new Query.Or(
            List.of(words(WordSearch.Area.FROM, "anna"), words(WordSearch.Area.FROM, "ben")));

    assertThat(line.query()).isEqualTo(new Query.And(List.of(either, new Query.HasAttachment())));
    assertThat(read("from:(anna OR ben) has:file").query()).isEqualTo(line.query());
    assertThat(read("from:anna OR from:ben AND has:file").query()).isEqualTo(line.query());
    assertThat(read("{from:anna from:ben} has:file").query()).isEqualTo(line.query());
    assertThat(read("from:{anna ben} has:file").query()).isEqualTo(line.query());
    assertThat(read("from:anna | from:ben has:file").query()).isEqualTo(line.query());
    assertThat(read("f{x} a|b").words()).containsExactly("f{x}", "a|b");
    assertThat(line.words()).containsExactly("anna", "ben");
    assertThat(read("f(x) (bells)").words()).containsExactly("f(x)", "bells");
  }

  @Test
  void excludedTermsAreNegated() {
    Query anna = new Query.Not(words(WordSearch.Area.FROM, "anna"));

    assertThat(terms("-from:anna")).containsExactly(anna);
    assertThat(terms("NOT from:anna")).containsExactly(anna);
    assertThat(terms("from:-anna")).containsExactly(anna);
    assertThat(terms("-roof"))
        .containsExactly(new Query.Not(words(WordSearch.Area.ANYWHERE, "roof")));
    assertThat(terms("-\"two words\""))
        .containsExactly(new Query.Not(words(WordSearch.Area.ANYWHERE, "two words")));
    assertThat(terms("-(is:starred OR has:file)"))
        .containsExactly(
            new Query.Not(
                new Query.And(
                    List.of(
                        new Query.Or(
                            List.of(
                                new Query.And(List.of(new Query.HasFlag(Flag.FLAGGED))),
                                new Query.And(List.of(new Query.HasAttachment()))))))));
    assertThat(read("bells -roof").words()).containsExactly("bells");
    assertThat(read("e-mail - --x").words()).containsExactly("e-mail", "-", "--x");
  }

  @Test
  void fileNameAndCopyFiltersBecomeQueries() {
    assertThat(terms("filename:*.pdf filename:budget*"))
        .containsExactly(new Query.FileName(".pdf"), new Query.FileName("budget"));
    assertThat(terms("filename:Report.pdf -filename:\"old one\" cc:ben bcc:dora"))
        .containsExactly(
            new Query.FileName("Report.pdf"),
            new Query.Not(new Query.And(List.of(new Query.FileName("old one")))),
            new Query.Text(TextArea.CC, "ben"),
            new Query.Text(TextArea.BCC, "dora"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          lager:1M           , FILTER, lager:
          newerthan:1d       , FILTER, newerthan:
          list-id:bells      , FILTER, list-id:
          in_folder:sent     , FILTER, in_folder:
          sha256:0f          , FILTER, sha256:
          availability-of:x  , FILTER, availability-of:
          newer_than:soon    , AGE,    soon
          older_than:0d      , AGE,    0d
          older_than:2h      , AGE,    2h
          filename:a*.pdf    , STAR,   a*.pdf
          filename:*         , ALONE,  *
          bells AROUND 5 rope, AROUND, AROUND
          bells |            , ALONE,  |
          {}                 , ALONE,  {}
          {bells             , OPEN,   {
          {bells (rope}      , OPEN,   (
          (bells}            , OPEN,   (
          {bells AND rope}   , ALONE,  AND
          bells}             , CLOSE,  }
          larger:big         , SIZE,   big
          before:soon        , DAY,    soon
          is:odd             , IS,     odd
          has:wings          , HAS,    wings
          label:none         , LABEL,  none
          -label:none        , LABEL,  none
          in:nowhere         , FOLDER, nowhere
          bells OR in:sent   , PLACE,  in:sent
          -(in:sent bells)   , PLACE,  in:sent
          OR bells           , ALONE,  OR
          bells OR           , ALONE,  OR
          bells OR OR rope   , ALONE,  OR
          AND bells          , ALONE,  AND
          bells AND          , ALONE,  AND
          bells NOT          , ALONE,  NOT
          from:              , ALONE,  from:
          ()                 , ALONE,  ()
          bells ""           , ALONE,  ""
          (bells             , OPEN,   (
          bells "north tower , OPEN,   "north tower
          bells)             , CLOSE,  )
          """)
  void invalidSearchTermIsReportedAndFindsNothing(
      String typed, SearchLineError.Kind kind, String about) {
    SearchLine line = read(typed);

    assertThat(line.misread()).contains(new SearchLineError(kind, about));
    assertThat(line.query()).isEqualTo(new Query.Or(List.of()));
  }

  @Test
  void searchLineIsLimited() {
    for (String typed :
        List.of(
            "x".repeat(501), "x ".repeat(33), "(".repeat(90_000), "\"" + "x ".repeat(40) + "\"")) {
      assertThat(read(typed).misread().orElseThrow().kind()).isEqualTo(SearchLineError.Kind.LONG);
    }
    for (String typed :
        List.of("(".repeat(400) + "x", "NOT ".repeat(400) + "x", "from:".repeat(99))) {
      assertThat(read(typed).misread().orElseThrow().kind()).isEqualTo(SearchLineError.Kind.DEEP);
    }
    assertThat(read("(".repeat(9) + "x" + ")".repeat(9)).misread()).isEmpty();
  }

  @Test
  void emptyLineFindsAll() {
    assertThat(read(" ").query()).isEqualTo(Query.ALL);
    assertThat(read("is:unread").isRankable()).isFalse();
  }

  @Test
  void flagFiltersBecomeQueries() {
    assertThat(terms("is:unread is:READ is:starred"))
        .containsExactly(
            new Query.Not(new Query.HasFlag(Flag.SEEN)),
            new Query.HasFlag(Flag.SEEN),
            new Query.HasFlag(Flag.FLAGGED));
  }

  @Test
  void kindFiltersBecomeKeywordQueries() {
    assertThat(terms("is:Voice is:fax is:text is:multimedia"))
        .containsExactly(
            new Query.HasKeyword("$Voice"),
            new Query.HasKeyword("$Fax"),
            new Query.HasKeyword("$SMS"),
            new Query.HasKeyword("$MMS"));
  }

  @Test
  void dayAndSizeFiltersBecomeQueries() {
    assertThat(terms("after:2026-09-30 before:2026-11-01 larger:1.5MB smaller:300k has:attachment"))
        .containsExactly(
            new Query.ArrivedOn(DayOrder.SINCE, LocalDate.of(2026, 9, 30)),
            new Query.ArrivedOn(DayOrder.BEFORE, LocalDate.of(2026, 11, 1)),
            new Query.LargerThan(1_500_000),
            new Query.SmallerThan(300_000),
            new Query.HasAttachment());
    assertThat(terms("after:+999999999-12-31")).hasSize(1);
    assertThat(terms("after:2026/09/30")).isEqualTo(terms("after:2026-09-30"));
  }

  @Test
  void agesUseTheReadersTimeZone() {
    assertThat(terms("newer_than:1d Older_Than:2W newer_than:1m older_than:9999Y"))
        .containsExactly(
            new Query.ArrivedSince(Instant.parse("2026-03-30T07:30:00Z")),
            new Query.Not(new Query.ArrivedSince(Instant.parse("2026-03-17T08:30:00Z"))),
            new Query.ArrivedSince(Instant.parse("2026-02-28T08:30:00Z")),
            new Query.Not(new Query.ArrivedSince(ago("9999y"))));
  }

  private static Instant ago(String age) {
    return SearchLine.ago(age, NAMES.now()).orElseThrow();
  }

  @Test
  void meIsAnyOfTheReadersAddresses() {
    SearchLine line = read("from:me -cc:Me");

    assertThat(line.query())
        .isEqualTo(
            new Query.And(
                List.of(
                    new Query.Or(
                        List.of(
                            words(WordSearch.Area.FROM, "mira@carillon.example"),
                            words(WordSearch.Area.FROM, "office@carillon.example"))),
                    new Query.Not(
                        new Query.And(
                            List.of(
                                new Query.Or(
                                    List.of(
                                        copied("mira@carillon.example"),
                                        copied("office@carillon.example")))))))));
    assertThat(line.words()).containsExactly("mira@carillon.example", "office@carillon.example");
    assertThat(read("me subject:me").words()).containsExactly("me", "me");
  }

  private static Query copied(String address) {
    return new Query.And(List.of(new Query.Text(TextArea.CC, address)));
  }

  @Test
  void searchTreeRoundTripsThroughItsText() {
    Random random = new Random(3);
    String[] pieces = {
      "from:",
      "{",
      "}",
      "| ",
      "AROUND ",
      "/",
      "\"",
      " ",
      " ",
      " ",
      "is:unread",
      "(",
      ")",
      "-",
      "OR ",
      "NOT ",
      "AND ",
      "ü",
      "a b",
      "x:",
      "12:30",
      "f(x)",
      "“",
      "”",
      "roof",
      ":",
      "\u0000",
      "\u3000",
      "in:sent",
      "re:"
    };
    int understood = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      SearchLine line = read(text.toString());
      if (line.misread().isEmpty()) {
        understood++;
        SearchLine again = read(line.tree().line());
        assertThat(again).as("%s as %s", text, line.tree().line()).isEqualTo(line);
      }
    }
    assertThat(understood).isGreaterThan(5_000);
  }

  @Test
  void searchIsShownInTheReadersLanguage() {
    assertThat(
            read("-(from:Anna \"two words\") OR -roof OR label:\"bell tower\"")
                .tree()
                .written(term -> "nicht " + term, "oder"))
        .isEqualTo("nicht (from:Anna \"two words\") oder nicht roof oder label:\"bell tower\"");
  }

  @Test
  void folderFiltersMatchByName() {
    SearchLine line = read("in:Sent in:\"North Tower\" -in:trash bells");

    assertThat(line.in()).containsExactly("sent", "north tower");
    assertThat(line.isWithin("sent"::equals)).isTrue();
    assertThat(line.isWithin("inbox"::equals)).isFalse();
    assertThat(read("-in:trash").isWithin("trash"::equals)).isFalse();
    assertThat(read("-in:trash").isWithin("inbox"::equals)).isTrue();
    assertThat(line.query()).isEqualTo(words(WordSearch.Area.ANYWHERE, "bells"));
  }

  @Test
  void textThatLooksLikeAFilterIsText() {
    assertThat(read("12:30 https://x.test/a \"foo:bar\" Re: 5\"").words())
        .containsExactly("12:30", "https://x.test/a", "foo:bar", "re:", "5\"");
    assertThat(read("fe80::1 std::vector \"AROUND\"").words())
        .containsExactly("fe80::1", "std::vector", "around");
    assertThat(read("“north tower” from: anna").words()).containsExactly("north tower", "anna");
    assertThat(read("bells \"a b\"").isPlain()).isTrue();
    assertThat(read("bells -a").isPlain()).isFalse();
  }

  @Test
  void labelsAreFoundByTheirNames() {
    assertThat(terms("label:\"Bell Tower\"")).containsExactly(new Query.HasKeyword("bells"));
  }
}
