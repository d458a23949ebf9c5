package org.carillon.webmail.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ResourceBundle;
import org.carillon.webmail.typed.InvalidFieldException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the fields for proposing another time. */
class ProposalFieldsTest {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.carillon.webmail.words");

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 10:00, 2026-12-01, 09:00, endDay",
    "2026-12-02, 10:00, 2026-12-01, 11:00, endDay",
    "2026-12-01, 10:00, 2028-12-01, 11:00, endDay",
    "'', 10:00, 2026-12-01, 11:00, startDay",
    "2026-02-30, 10:00, 2026-12-01, 11:00, startDay",
    "2026-12-01, '', 2026-12-01, 11:00, start",
    "2026-12-01, 10:00, 0001-01-01, 11:00, endDay",
    "2026-12-01, 10:00, 2026-12-01, noon, end"
  })
  void invalidProposalIsReportedAtItsFieldWithAText(
      String startDay, String start, String endDay, String end, String field) {
    ProposalFields typed = new ProposalFields(false, startDay, start, endDay, end, "", true);
    assertThatThrownBy(() -> typed.read("UTC"))
        .isInstanceOfSatisfying(
            InvalidFieldException.class,
            wrong -> {
              assertThat(wrong.field()).isEqualTo(field);
              assertThat(WORDS.containsKey("typed.wrong." + wrong.what())).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({"1000, ''", "1001, comment"})
  void commentLengthIsLimited(int length, String field) {
    ProposalFields typed =
        new ProposalFields(true, "2026-12-01", "", "2026-12-01", "", "x".repeat(length), true);
    String wrong = "";
    try {
      typed.read("UTC");
    } catch (InvalidFieldException refused) {
      wrong = refused.field();
    }
    assertThat(wrong).isEqualTo(field);
  }
}
