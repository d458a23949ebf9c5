package org.carillon.contract.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {

  @Test
  void factsAreWrittenUnescapedWherePossible() {
    assertThat(
            LogLine.of("refused")
                .fact("client", "2001:db8::7")
                .fact("name", "jörg.o'neil+x=y@münchen.example")
                .address("from", "")
                .fact("size", 12)
                .toString())
        .isEqualTo(
            "refused client=2001:db8::7 name=jörg.o'neil+x=y@münchen.example from=<> size=12");
  }

  @Test
  void valuesCannotForgeAFactOrALine() {
    String hostile =
        "x\" answer=admitted\\\r\nrefused client=192.0.2.1 \u202e\u2028\t\u00a0%41\ud800";

    String line = LogLine.of("refused").fact("name", hostile).toString();

    assertThat(line)
        .isEqualTo(
            "refused name=x%22%20answer=admitted%5C%0D%0Arefused%20client=192.0.2.1%20"
                + "%E2%80%AE%E2%80%A8%09%C2%A0%2541%3F");
  }

  @Test
  void quotedTextStaysOneLine() {
    assertThat(LogLine.of("refused").text("reply", "Don't\r\n x='y' \\").toString())
        .isEqualTo("refused reply='Don%27t%0D%0A x=%27y%27 %5C'");
  }

  @Test
  void factValuesAreBounded() {
    String line = LogLine.of("refused").fact("name", "a".repeat(100_000)).fact("n", 1).toString();

    assertThat(line).isEqualTo("refused name=" + "a".repeat(LogLine.LONGEST_VALUE) + "… n=1");
  }
}
