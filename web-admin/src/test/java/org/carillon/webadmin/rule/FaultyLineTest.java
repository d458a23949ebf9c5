package org.carillon.webadmin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.junit.jupiter.api.Test;

/** Tests that errors are shown beside their lines. */
class FaultyLineTest {
  private static Failure.Invalid error(int line, String message) {
    return new Failure.Invalid(
        "script", "faulty", message, "", Optional.of(new Failure.Place(line, 1)));
  }

  @Test
  void scriptErrorsAreShownAtTheirLine() {
    assertThat(
            FaultyLine.of(
                "keep;\r\nkeeep;\r\n", List.of(error(2, "line 2, column 1: no command: keeep"))))
        .containsExactly(new FaultyLine(2, "keeep;", "no command: keeep"));
  }

  @Test
  void scriptErrorsWithoutALineAreShown() {
    assertThat(
            FaultyLine.of(
                "if {",
                List.of(
                    error(3, "line 3, column 1: more is wanted"),
                    new Failure.Invalid("script", "faulty", "It is: wrong"))))
        .containsExactly(
            new FaultyLine(3, "", "more is wanted"), new FaultyLine(1, "if {", "It is: wrong"));
  }
}
