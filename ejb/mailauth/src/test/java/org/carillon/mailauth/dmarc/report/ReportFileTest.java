package org.carillon.mailauth.dmarc.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.mailauth.dmarc.AlignmentMode;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcRecord;
import org.carillon.mailauth.dmarc.PublishedPolicy;
import org.junit.jupiter.api.Test;

class ReportFileTest {

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = ReportFileTest.class.getResourceAsStream("/dmarc/" + name)) {
      return in.readAllBytes();
    }
  }

  private static AggregateReport read(byte[] file) {
    ReportParseResult.Sound sound =
        assertInstanceOf(ReportParseResult.Sound.class, ReportFile.read(file));
    assertEquals(0, sound.leftOut());
    return sound.report();
  }

  private static void isNone(byte[] file) {
    assertInstanceOf(ReportParseResult.Unreadable.class, ReportFile.read(file));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] octets) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(file)) {
      out.write(octets);
    }
    return file.toByteArray();
  }

  private static byte[] zip(byte[] octets) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("../../report.xml"));
      out.write(octets);
    }
    return file.toByteArray();
  }

  @Test
  void googleReportIsRead() throws IOException {
    AggregateReport report = read(zip(sample("google.xml")));
    assertEquals("google.example", report.metadata().organization());
    assertEquals(Instant.ofEpochSecond(1_762_819_200), report.metadata().begin());
    assertEquals(DmarcPolicy.QUARANTINE, report.policy().policy());
    assertEquals(Optional.of(DmarcPolicy.REJECT), report.policy().absent());
    assertEquals(Optional.of(AlignmentMode.STRICT), report.policy().spf());
    ReportRow first = report.rows().getFirst();
    assertEquals(InetAddress.ofLiteral("2001:db8:1::25"), first.source());
    assertEquals(12, first.count());
    assertTrue(first.isPass() && first.isDkimAligned() && !first.isSpfAligned());
    assertEquals(
        List.of(new ReportRow.PolicyOverride("local_policy", "arc=pass")), first.overrides());
    assertEquals(
        new ReportRow.ReportedDkim("lists.example.net", "l1", "fail", ""), first.dkim().get(1));
    assertEquals(Optional.empty(), first.envelopeFrom());
    ReportRow second = report.rows().get(1);
    assertFalse(second.isPass());
    assertEquals(ReportRow.Handling.QUARANTINE, second.handling());
    assertEquals("softfail", second.spf().getFirst().result());
  }

  @Test
  void microsoftReportIsRead() throws IOException {
    AggregateReport report = read(gzip(sample("microsoft.xml")));
    ReportRow row = report.rows().getFirst();
    assertEquals("outlook.example", row.envelopeTo());
    assertEquals(Optional.of("bounces.example.com"), row.envelopeFrom());
    assertEquals("mfrom", row.spf().getFirst().scope());
    assertEquals("1", report.policy().failures());
  }

  @Test
  void yahooReportIsRead() throws IOException {
    AggregateReport report = read(sample("yahoo.xml"));
    assertEquals("example.com", report.policy().domain());
    assertEquals(Instant.ofEpochSecond(1_762_905_599), report.metadata().end());
    assertEquals(Optional.of(""), report.rows().getFirst().envelopeFrom());
    assertEquals("news.example.com", report.rows().getFirst().headerFrom());
  }

  @Test
  void rfcSampleIsReadWithoutItsExtensions() throws IOException {
    AggregateReport report = read(sample("rfc9990.xml"));
    assertEquals("treewalk", report.policy().discovery());
    assertEquals(ReportRow.Handling.PASS, report.rows().getFirst().handling());
    assertEquals("Example DMARC Aggregate Reporter v1.2", report.metadata().generator());
  }

  @Test
  void unknownElementsAreNotStored() throws IOException {
    isNone(gzip(utf8("<feedback>" + "<a/>".repeat(100_000) + "</feedback>")));
    isNone(gzip(utf8("<feedback><a>" + "<a/>".repeat(100_000) + "</a></feedback>")));
  }

  @Test
  void writtenReportIsReadUnchanged() throws IOException {
    for (String name : new String[] {"google.xml", "microsoft.xml", "yahoo.xml", "rfc9990.xml"}) {
      AggregateReport report = read(sample(name));
      assertEquals(report, read(report.toXml()), name);
    }
    AggregateReport hostile =
        new AggregateReport(
            new ReportMetadata(
                "<&>",
                "a@b.example",
                "",
                "1@b.example",
                Instant.ofEpochSecond(1),
                Instant.ofEpochSecond(2),
                List.of("]]>\0\ud800\uffff"),
                ""),
            ReportedPolicy.of(
                new PublishedPolicy(
                    "example.com",
                    DmarcRecord.parse("v=DMARC1; p=reject; t=y; fo=1:d; ruf=mailto:a@b.example")
                        .orElseThrow())),
            List.of());
    AggregateReport again = read(hostile.toXml());
    assertEquals("<&>", again.metadata().organization());
    assertEquals(List.of("]]>"), again.metadata().errors());
    assertEquals("1:d", again.policy().failures());
    assertTrue(again.policy().isTesting());
  }

  @Test
  void fileAndSubjectAreNamedPerRfc() throws IOException {
    AggregateReport report = read(sample("yahoo.xml"));
    assertEquals(
        "mail.receiver.example!example.com!1762819200!1762905599.xml.gz",
        report.fileName("mail.receiver.example"));
    assertEquals(
        "Report Domain: example.com Submitter: mail.receiver.example"
            + " Report-ID: <1762911234.567890>",
        report.subject("mail.receiver.example"));
  }

  @Test
  void entitiesAreNotRead() throws IOException {
    String head = "<!DOCTYPE feedback [<!ENTITY x \"y\">]>";
    String report = new String(sample("yahoo.xml"), StandardCharsets.UTF_8);
    isNone(utf8(report.replace("<feedback>", head + "<feedback>")));
    isNone(utf8(report.replace("<feedback>", head + "<feedback>").replace("Yahoo", "&x;")));
    isNone(utf8(report.replace("Yahoo", "&x;")));
    StringBuilder laughs = new StringBuilder("<!DOCTYPE feedback [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 20; i++) {
      laughs.append("<!ENTITY l%d \"&l%d;&l%d;&l%d;\">".formatted(i, i - 1, i - 1, i - 1));
    }
    isNone(utf8(report.replace("<feedback>", laughs + "]><feedback>").replace("Yahoo", "&l19;")));
    isNone(
        utf8(
            report
                .replace(
                    "<feedback>",
                    "<!DOCTYPE feedback [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><feedback>")
                .replace("Yahoo", "&f;")));
    isNone(
        utf8(
            report.replace(
                "<feedback>",
                "<!DOCTYPE feedback SYSTEM \"http://127.0.0.1:1/x.dtd\"><feedback>")));
  }

  @Test
  void bombsAreNotUnpacked() throws IOException {
    byte[] zeros = new byte[ReportFile.MOST_OCTETS + 2];
    isNone(gzip(zeros));
    isNone(zip(zeros));
    isNone(zeros);
    isNone(gzip(gzip(sample("yahoo.xml"))));
    isNone(zip(zip(sample("yahoo.xml"))));
  }

  @Test
  void oversizedOrDeeplyNestedReportIsRefused() throws IOException {
    String report = new String(sample("yahoo.xml"), StandardCharsets.UTF_8);
    isNone(utf8(report.replace("Yahoo", "<a>".repeat(100_000))));
    isNone(utf8(report.replace("Yahoo", "<a>".repeat(20) + "</a>".repeat(20))));
    assertEquals("", read(utf8(report.replace("Yahoo", "<a>x</a>"))).metadata().organization());
    isNone(utf8(report.replace("Yahoo", "<a/>".repeat(100_000))));
    AggregateReport cut = read(utf8(report.replace("Yahoo", "x".repeat(1_000_000))));
    assertEquals(1_000, cut.metadata().organization().length());
  }

  @Test
  void invalidRowsAreOmitted() throws IOException {
    String report = new String(sample("google.xml"), StandardCharsets.UTF_8);
    ReportParseResult.Sound sound =
        assertInstanceOf(
            ReportParseResult.Sound.class,
            ReportFile.read(utf8(report.replace("203.0.113.9", "attacker.example"))));
    assertEquals(1, sound.leftOut());
    assertEquals(1, sound.report().rows().size());
    isNone(utf8(report.replace("<domain>example.com</domain>\n    <adkim>", "<adkim>")));
    isNone(utf8(report.replace("1762819200", "yesterday")));
    isNone(utf8("<html/>"));
    isNone(new byte[0]);
  }

  @Test
  void randomFileIsReadOrRefused() throws IOException {
    Random random = new Random(9990);
    byte[][] files = {sample("google.xml"), gzip(sample("google.xml")), zip(sample("google.xml"))};
    for (int i = 0; i < 6_000; i++) {
      byte[] file = files[i % files.length].clone();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(file, random.nextInt(file.length + 1));
      for (byte[] each : new byte[][] {file, cut}) {
        if (ReportFile.read(each) instanceof ReportParseResult.Sound sound) {
          assertTrue(sound.report().rows().size() <= 2);
        }
      }
    }
    assertArrayEquals(files[0], sample("google.xml"));
  }
}
