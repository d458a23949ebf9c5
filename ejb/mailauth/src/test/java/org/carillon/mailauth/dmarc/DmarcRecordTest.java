package org.carillon.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DmarcRecordTest {
  private static DmarcRecord read(String text) {
    return DmarcRecord.parse(text).orElseThrow();
  }

  private static List<String> mailboxes(List<ReportUri> uris) {
    return uris.stream().map(uri -> uri.mailbox().orElse("-")).toList();
  }

  @Test
  void rfcExamplesAreRead() {
    DmarcRecord monitoring = read("v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com");
    assertEquals(DmarcPolicy.NONE, monitoring.policy());
    assertFalse(monitoring.isTesting());
    assertEquals(List.of("dmarc-feedback@example.com"), mailboxes(monitoring.aggregateReports()));
    DmarcRecord failures =
        read(
            "v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; "
                + "ruf=mailto:auth-reports@thirdparty.example.net");
    assertEquals(
        List.of("auth-reports@thirdparty.example.net"), mailboxes(failures.failureReports()));
    assertEquals(Set.of(FailureOption.ALL_FAIL), failures.failures());
    assertTrue(read("v=DMARC1;").isApplied());
    DmarcRecord testing =
        read(
            "v=DMARC1; p=quarantine; rua=mailto:dmarc-feedback@example.com,"
                + "mailto:tld-test@thirdparty.example.net; t=y");
    assertTrue(testing.isTesting());
    assertEquals(DmarcPolicy.QUARANTINE, testing.policy());
    assertEquals(
        List.of("dmarc-feedback@example.com", "tld-test@thirdparty.example.net"),
        mailboxes(testing.aggregateReports()));
  }

  @Test
  void versionMustBeFirstAndExact() {
    for (String text :
        new String[] {
          "",
          ";",
          "v=DMARC2; p=none",
          "v=dmarc1; p=none",
          "p=none; v=DMARC1",
          " v=DMARC1; p=none",
          "v=DMARC1 p=none",
          "v=DMARC12",
          "DMARC1",
          "v==DMARC1"
        }) {
      assertEquals(Optional.empty(), DmarcRecord.parse(text), text);
    }
    assertEquals(DmarcPolicy.REJECT, read("V = DMARC1 ;P = Reject ; ").policy());
  }

  @Test
  void malformedTagGetsItsDefault() {
    DmarcRecord record =
        read(
            "v=DMARC1; x; =; p=reject; p=none; adkim=q; aspf=s; psd=maybe; t=yes; pct=50; ri=1; fo=q");
    assertEquals(DmarcPolicy.REJECT, record.policy());
    assertEquals(AlignmentMode.RELAXED, record.dkim());
    assertEquals(AlignmentMode.STRICT, record.spf());
    assertEquals(SuffixFlag.UNKNOWN, record.suffix());
    assertFalse(record.isTesting());
    assertEquals(Set.of(), record.failures());
  }

  @Test
  void failureOptionsNeedADestination() {
    assertEquals(Set.of(), read("v=DMARC1; fo=1:d:s").failures());
    assertEquals(
        Set.of(FailureOption.ANY_FAILS, FailureOption.DKIM, FailureOption.SPF),
        read("v=DMARC1; fo=d:1:S; ruf=mailto:a@b.example").failures());
    assertEquals(
        Set.of(FailureOption.ALL_FAIL),
        read("v=DMARC1; fo=0:1:x; ruf=mailto:a@b.example").failures());
  }

  @Test
  void onlyUsableReportDestinationsAreRead() {
    assertEquals(
        List.of("a!b@b.example", "c@d.example", "-"),
        mailboxes(
            read("v=DMARC1; rua=mailto:a%21b@b.example!10m , mailto:c@d.example!5, mailto:, nonsense,"
                    + " mailto:x@, mailto:a%0d%0aBcc:x@y.example, https://r.example/dmarc, mailto://x@y")
                .aggregateReports()));
    assertEquals(
        20, read("v=DMARC1; rua=" + "mailto:a@b.example,".repeat(500)).aggregateReports().size());
    assertEquals(
        Optional.of("r.example"),
        read("v=DMARC1; rua=https://R.example/dmarc").aggregateReports().getFirst().host());
  }

  @Test
  void randomRecordIsReadOrIgnored() {
    Random random = new Random(9989);
    String[] pieces = {
      "v=DMARC1",
      ";",
      "p=",
      "none",
      "reject",
      "sp=",
      "rua=",
      "mailto:",
      "a@b.example",
      ",",
      "!10m",
      "fo=",
      "0:1:d:s",
      "=",
      " ",
      "%",
      "\u00ff",
      "\0",
      "psd=y",
      "t=y",
      ":",
      "[",
      "//"
    };
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("v=DMARC1;");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Optional<DmarcRecord> record = DmarcRecord.parse(text.toString());
      record.ifPresent(r -> r.aggregateReports().forEach(ReportUri::host));
      read += record.isPresent() ? 1 : 0;
    }
    assertEquals(20_000, read);
  }
}
