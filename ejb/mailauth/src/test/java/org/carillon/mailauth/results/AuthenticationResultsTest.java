package org.carillon.mailauth.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcReport;
import org.carillon.mailauth.dkim.DkimOutcome;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dkim.SignatureLabel;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier;
import org.carillon.mailauth.dmarc.AuthorDomains;
import org.carillon.mailauth.dmarc.Dmarc;
import org.carillon.mailauth.spf.Spf;
import org.junit.jupiter.api.Test;

class AuthenticationResultsTest {

  private static AuthenticationResults read(String value) {
    return AuthenticationResults.parse(value).orElseThrow();
  }

  private static String value(String field) {
    return Header.parse((field + "\r\n").getBytes(StandardCharsets.UTF_8)).field(0).value();
  }

  /** Tests of the examples of RFC 8601 appendix B. */
  @Test
  void rfcExamplesAreRead() {
    assertEquals(List.of(), read("example.org 1; none").methods());
    assertEquals(
        Optional.of("example.net"),
        read("example.com; spf=pass smtp.mailfrom=example.net")
            .methods()
            .getFirst()
            .find("SMTP", "mailfrom"));
    AuthenticationResults two =
        read(
            "example.com; auth=pass (cram-md5) smtp.auth=sender@example.net;"
                + " spf=pass smtp.mailfrom=example.net");
    assertEquals(List.of("auth", "spf"), two.methods().stream().map(MethodResult::method).toList());
    assertEquals("sender@example.net", two.methods().getFirst().find("smtp", "auth").orElseThrow());
    AuthenticationResults commented =
        read(
            "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it)"
                + " fail policy (A dot can go here) . (like that) expired (this surprised me) ="
                + " (as I wasn't expecting it) 1362471462");
    assertEquals("foo.example.net", commented.server());
    assertEquals(
        List.of(
            new MethodResult(
                "dkim",
                "fail",
                "",
                List.of(new ResultProperty("policy", "expired", "1362471462")))),
        commented.methods());
    assertEquals(
        "bad signature",
        read("example.com; dkim=fail reason=\"bad signature\" header.d=mail-router.example.net")
            .methods()
            .getFirst()
            .reason());
  }

  @Test
  void otherVersionsAndInvalidFieldsAreNotRead() {
    for (String value :
        new String[] {
          "",
          ";",
          "(only) ",
          "example.com 2; spf=pass",
          "example.com; spf",
          "example.com; spf=",
          "example.com; spf=pass smtp",
          "example.com; spf=pass smtp.mailfrom",
          "example.com; =pass",
          "example.com; spf/2=pass",
          "example.com; spf=pass comment=x",
          "example.com; none; none"
        }) {
      assertEquals(Optional.empty(), AuthenticationResults.parse(value), value);
    }
  }

  @Test
  void writtenFieldIsReadUnchanged() {
    AuthenticationResults results =
        new AuthenticationResults(
            "mx.example.net",
            List.of(
                new MethodResult(
                    "spf",
                    "pass",
                    "It may (ip4:192.0.2.0/24)",
                    List.of(new ResultProperty("smtp", "mailfrom", "a.b+c@example.org"))),
                new MethodResult(
                    "dkim",
                    "fail",
                    "a \"quoted\" \\ word",
                    List.of(
                        new ResultProperty("header", "d", "example.org"),
                        new ResultProperty("header", "b", "abc/+=="),
                        new ResultProperty("smtp", "mailfrom", "a b\"c@example.org")))));
    String field = results.field();
    assertEquals(results, read(value(field)));
    assertEquals(
        "Authentication-Results: mx.example.net;\r\n"
            + "\tspf=pass reason=\"It may (ip4:192.0.2.0/24)\" smtp.mailfrom=a.b+c@example.org;\r\n",
        field.substring(0, field.indexOf("\tdkim")));
    assertEquals(
        "Authentication-Results: mx.example.net; none\r\n",
        new AuthenticationResults("mx.example.net", List.of()).field());
  }

  @Test
  void foreignTextCannotBreakTheField() {
    Random random = new Random(8601);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder hostile = new StringBuilder();
      random.ints(random.nextInt(600), 0, 0x180).forEach(hostile::appendCodePoint);
      String text = hostile + (random.nextBoolean() ? "@example.org" : "");
      String field =
          new AuthenticationResults(
                  "mx.example.net",
                  List.of(
                      new MethodResult(
                          "spf",
                          "fail",
                          text,
                          List.of(new ResultProperty("smtp", "mailfrom", text)))))
              .field();
      assertTrue(field.chars().allMatch(c -> c < 0x7F && (c >= ' ' || "\r\n\t".indexOf(c) >= 0)));
      assertTrue(field.lines().allMatch(line -> line.length() < 998));
      assertEquals(field.length() - 2, field.replaceAll("\r\n(?!\t)", "").length());
      AuthenticationResults read = read(value(field));
      assertEquals(1, read.methods().size());
      assertEquals(1, read.methods().getFirst().properties().size());
    }
  }

  @Test
  void randomFieldIsReadOrRefused() {
    Random random = new Random(42);
    String[] pieces = {
      "mx.example",
      ";",
      "spf",
      "=",
      "pass",
      " ",
      "smtp",
      ".",
      "mailfrom",
      "\"",
      "\\",
      "(",
      ")",
      "/1",
      "reason=",
      "none",
      "@",
      "\t",
      "\u00ff",
      "\0",
      "1"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      AuthenticationResults.parse(text.toString())
          .ifPresent(results -> assertTrue(results.methods().size() <= 100));
    }
    assertEquals(Optional.empty(), AuthenticationResults.parse("x" + "; spf=pass".repeat(10_000)));
    assertEquals(Optional.empty(), AuthenticationResults.parse("(".repeat(100_000)));
  }

  private static List<Integer> forged(String header) {
    return new ForgedAuthenticationResults(Set.of("mx.example.net"))
        .in(Header.parse((header + "\r\n").getBytes(StandardCharsets.UTF_8))).stream()
            .map(HeaderField::index)
            .toList();
  }

  @Test
  void forgedOwnFieldsAreFoundInAnySpelling() {
    String forged =
        """
        Authentication-Results: mx.example.net; spf=pass
        authentication-RESULTS :
         MX.Example.Net.; none
        Authentication-Results: (a (nested) comment)"mx.example.net" 1; none
        Authentication-Results: mx.example.net 7; new stuff
        Authentication-Results: mx.ｅxample．net; none
        Authentication-Results: ; mx.example.net; dkim=pass
        Authentication-Results: mx.example.net/1; dmarc=pass
        Authentication-Results: =?utf-8?q?mx.example.net?=; dmarc=pass
        Authentication-Results: mx\0.example.net; dmarc=pass
        """;
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), forged(forged));
    String others =
        """
        Authentication-Results: other.example; spf=pass smtp.helo=mx.example.net
        ARC-Authentication-Results: i=1; mx.example.net; spf=pass
        X-Authentication-Results: mx.example.net; none
        Authentication-Results: not-mx.example.net; none
        """;
    assertEquals(List.of(), forged(others));
  }

  @Test
  void verdictsAreWrittenWithTheirProperties() throws InterruptedException {
    MemoryDns dns = new MemoryDns();
    dns.text("example.org", "v=spf1 ip4:192.0.2.1 -all")
        .text("_dmarc.example.org", "v=DMARC1; p=reject");
    dns.exists("sub.example.org");
    InetAddress client = InetAddress.ofLiteral("192.0.2.1");
    List<MethodResult> methods = new ArrayList<>();
    methods.add(MethodResult.of(new Spf(dns, "").helo(client, "h.example")));
    methods.add(
        MethodResult.of(new Spf(dns, "").mailFrom(client, "h.example", "jörg@example.org")));
    Header header =
        Header.parse("From: a@sub.example.org\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    methods.add(
        MethodResult.of(
            new Dmarc(dns)
                .check(
                    AuthorDomains.of(header),
                    List.of(
                        new AuthenticatedIdentifier(
                            AuthenticatedIdentifier.Method.SPF,
                            "example.org",
                            AuthenticatedIdentifier.Outcome.PASS)))));
    AuthenticationResults read =
        read(value(new AuthenticationResults("mx.example.net", methods).field()));
    assertEquals("none", read.methods().get(0).result());
    assertEquals(Optional.of("h.example"), read.methods().get(0).find("smtp", "helo"));
    assertEquals(Optional.of("example.org"), read.methods().get(1).find("smtp", "mailfrom"));
    assertEquals("pass", read.methods().get(2).result());
    assertEquals(Optional.of("sub.example.org"), read.methods().get(2).find("header", "from"));
    assertEquals(Optional.of("reject"), read.methods().get(2).find("polrec", "p"));
    assertEquals(Optional.of("example.org"), read.methods().get(2).find("polrec", "domain"));
  }

  @Test
  void dkimAndArcResultsAreWritten() {
    SignatureLabel label =
        new SignatureLabel("example.org", "s1", "@example.org", "rsa-sha256", "Ab/+c===");
    DkimResult failed =
        new DkimResult(label, "example.org", new DkimOutcome.Fail(DkimOutcome.Part.BODY, "why"));
    AuthenticationResults results =
        new AuthenticationResults(
            "mx.example.net",
            List.of(
                MethodResult.of(failed),
                MethodResult.of(new ArcReport(new ArcOutcome.Pass(), List.of()))));
    MethodResult dkim = read(results.value()).methods().getFirst();
    assertEquals("why", dkim.reason());
    assertEquals(Optional.of("Ab/+c==="), dkim.find("header", "b"));
    assertEquals(Optional.of("example.org"), dkim.find("header", "d"));
    assertTrue(results.value().endsWith("\tarc=pass"));
    assertEquals(
        AuthenticatedIdentifier.Outcome.FAIL, AuthenticatedIdentifier.of(failed).outcome());
    DkimResult later = new DkimResult(label, "example.org", new DkimOutcome.TempError("slow"));
    assertEquals(
        AuthenticatedIdentifier.Outcome.TEMPERROR, AuthenticatedIdentifier.of(later).outcome());
    DkimResult passed = new DkimResult(label, "example.org", new DkimOutcome.Pass());
    assertEquals(
        new AuthenticatedIdentifier(
            AuthenticatedIdentifier.Method.DKIM,
            "example.org",
            AuthenticatedIdentifier.Outcome.PASS),
        AuthenticatedIdentifier.of(passed));
  }
}
