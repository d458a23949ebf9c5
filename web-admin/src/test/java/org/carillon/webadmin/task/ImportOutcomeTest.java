package org.carillon.webadmin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.webadmin.setting.BundleTexts;
import org.junit.jupiter.api.Test;

class ImportOutcomeTest {
  private static final BundleTexts TEXTS = new BundleTexts(Locale.ROOT);

  @Test
  void refusedLinesAreReportedByNumber() {
    var counts =
        new ImportCounts(
            3,
            2,
            2,
            List.of(),
            List.of(
                new RefusedLine(12, "anna", "address", "malformed", "“anna” is not an address."),
                new RefusedLine(13, "", "", "malformed", "A quotation mark is not closed.")));

    assertThat(ImportOutcome.sum(counts, TEXTS)).isEqualTo("3 added, 2 existed already, 2 refused");
    assertThat(ImportOutcome.refused(counts, TEXTS))
        .containsExactly(
            "Line 12 (anna): “anna” is not an address.",
            "Line 13: A quotation mark is not closed.");
  }

  @Test
  void refusedLinesBeyondTheLimitAreCounted() {
    List<RefusedLine> lines =
        IntStream.rangeClosed(1, 60)
            .mapToObj(line -> new RefusedLine(line, "x", "", "taken", "It is taken."))
            .toList();

    assertThat(ImportOutcome.refused(new ImportCounts(0, 0, 70, List.of(), lines), TEXTS))
        .hasSize(51)
        .last()
        .isEqualTo("… and 20 more");
  }
}
