package org.carillon.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class VerdictFieldTest {
  private static Header header(String fields) {
    return Header.parse((fields + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writtenVerdictIsReadUnchanged() {
    VerdictField verdict = new VerdictField(Handling.JUNK, 73);
    String field =
        verdict.write(
            List.of(
                Finding.counts("spf", 20, "example.org does not let 192.0.2.1 send"),
                Finding.demands("dmarc", Handling.JUNK, "nothing shows that it is from there")));
    assertThat(field)
        .isEqualTo(
            """
            X-Carillon-Verdict: junk (73 points);\r
             spf +20 example.org does not let 192.0.2.1 send;\r
             dmarc junk nothing shows that it is from there\r
            """);
    assertThat(VerdictField.in(header(field))).contains(verdict);
  }

  @Test
  void reasonsCannotInjectLinesOrReasons() {
    String field =
        new VerdictField(Handling.ACCEPT, -5)
            .write(List.of(Finding.counts("x", -5, "a\r\nBcc: b; y +9 \u00e4" + "w".repeat(500))));
    assertThat(field.lines().skip(1)).allMatch(line -> line.startsWith(" "));
    assertThat(field).contains("a??Bcc: b, y +9\r\n  ?www");
    assertThat(VerdictField.in(header(field))).contains(new VerdictField(Handling.ACCEPT, -5));
  }

  @Test
  void reasonsAreBounded() {
    List<Finding> many = Collections.nCopies(1_000, Finding.counts("x", 1, "y".repeat(1_000)));
    assertThat(new VerdictField(Handling.REJECT, 1_000).write(many)).hasSizeLessThan(11_000);
  }

  @Test
  void invalidVerdictIsIgnored() {
    assertThat(VerdictField.in(header("Subject: x\r\n"))).isEmpty();
    assertThat(VerdictField.in(header("X-Carillon-Verdict: nice (1 points)\r\n"))).isEmpty();
    assertThat(VerdictField.in(header("X-Carillon-Verdict: junk (99999999999 points)\r\n")))
        .isEmpty();
  }
}
