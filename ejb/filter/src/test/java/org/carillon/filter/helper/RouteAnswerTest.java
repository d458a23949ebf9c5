package org.carillon.filter.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of the answers to where an address leads. */
class RouteAnswerTest {

  @Test
  void routeAnswersAreRead() {
    assertThat(RouteAnswer.read("1 OK")).contains(new RouteAnswer.Unchanged());
    assertThat(RouteAnswer.read("1 UNCHANGED")).contains(new RouteAnswer.Unchanged());
    assertThat(RouteAnswer.read("1 ROUTED a@b.test"))
        .contains(new RouteAnswer.Routed(List.of("a@b.test")));
    assertThat(RouteAnswer.read("1 ROUTED a@b.test  c@d.test\r"))
        .contains(new RouteAnswer.Routed(List.of("a@b.test", "c@d.test")));
    assertThat(RouteAnswer.read("1 ERROR \"left \\\"us\\\"\""))
        .contains(new RouteAnswer.Rejected("left \"us\""));
    assertThat(RouteAnswer.read("1 REJECTED gone")).contains(new RouteAnswer.Rejected("gone"));
    assertThat(RouteAnswer.read("1 DEFER")).contains(new RouteAnswer.Deferred(""));
    assertThat(RouteAnswer.read("1 FAILURE no file")).contains(new RouteAnswer.Failed("no file"));
  }

  @Test
  void malformedAnswerIsRefused() {
    assertThat(RouteAnswer.read("")).isEmpty();
    assertThat(RouteAnswer.read("1")).isEmpty();
    assertThat(RouteAnswer.read("1 ROUTED")).isEmpty();
    assertThat(RouteAnswer.read("1 what")).isEmpty();
    assertThat(RouteAnswer.read("1 ROUTED" + " a@b.test".repeat(RouteAnswer.MOST + 1))).isEmpty();
  }

  @Test
  void anyLineIsParsedWithoutException() {
    Random random = new Random(7);
    String letters = "1 ROUTEDFAILK\"\\@ab.\t\0é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder("1 ROUTED ");
      for (int j = random.nextInt(40); j > 0; j--) {
        line.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(RouteAnswer.read(line.substring(random.nextInt(9)))).isNotNull();
    }
  }
}
