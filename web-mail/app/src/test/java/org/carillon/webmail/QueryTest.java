package org.carillon.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.carillon.contract.mailbox.Flag;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final List<People.Person> ANNA =
      List.of(new People.Person("Anna Lindqvist", "anna@bells.example"));
  private static final List<People.Person> BEN =
      List.of(new People.Person("Ben", "ben@bells.example"));

  private static boolean finds(String query) {
    return Query.parse(query).matches(ANNA, BEN, "The north tower", true, () -> "Come at noon");
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
}
