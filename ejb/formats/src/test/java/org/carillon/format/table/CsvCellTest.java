package org.carillon.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that spreadsheets read no name as a formula, and each is read back unchanged. */
class CsvCellTest {

  @Test
  void cellsThatLookLikeFormulasAreEscaped() {
    assertThat(CsvCell.written("=cmd|calc!A0")).isEqualTo("'=cmd|calc!A0");
    assertThat(CsvCell.written("+49 30 1234")).isEqualTo("\"'+49 30 1234\"");
    assertThat(CsvCell.written("Ann Lee")).isEqualTo("Ann Lee");
    assertThat(CsvCell.written("O'Neill")).isEqualTo("O'Neill");
    assertThat(CsvCell.written("'tis")).isEqualTo("'tis");
  }

  @Test
  void csvCellsSurviveTheRoundTrip() {
    String sign = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    List<String> rests = List.of("", "x", "=1", ",;\"", "'", "\n=2", " ");
    for (String quotes : List.of("", "'", "''")) {
      for (int i = 0; i < sign.length(); i++) {
        for (String rest : rests) {
          comesBack(quotes + sign.charAt(i) + rest);
        }
      }
      rests.forEach(rest -> comesBack(quotes + rest));
    }
  }

  private static void comesBack(String text) {
    String written = CsvCell.written(text);
    assertThat(written.replaceFirst("^\"", "")).doesNotStartWith("=").doesNotStartWith("+");
    var fields = new CsvRecords("a,b\r\n" + written + ",end\r\n");
    fields.next();
    List<String> values = fields.next().orElseThrow().values();
    assertThat(values).hasSize(2);
    assertThat(CsvCell.read(values.getFirst())).isEqualTo(text.strip());
  }
}
