package org.carillon.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.dns.DnsType;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier.Method;
import org.carillon.mailauth.dmarc.AuthenticatedIdentifier.Outcome;
import org.junit.jupiter.api.Test;

/** Tests of the examples and clauses of RFC 9989. */
class DmarcTest {
  private final MemoryDns dns = new MemoryDns();
  private final List<AuthenticatedIdentifier> identifiers = new ArrayList<>();

  private DmarcTest record(String domain, String text) {
    dns.text("_dmarc." + domain, text);
    dns.exists(domain);
    return this;
  }

  private DmarcTest spf(String domain) {
    identifiers.add(new AuthenticatedIdentifier(Method.SPF, domain, Outcome.PASS));
    return this;
  }

  private DmarcTest dkim(String domain) {
    identifiers.add(new AuthenticatedIdentifier(Method.DKIM, domain, Outcome.PASS));
    return this;
  }

  private DmarcVerdict from(String from) throws InterruptedException {
    byte[] header = ("From: " + from + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    return new Dmarc(dns).check(AuthorDomains.of(Header.parse(header)), identifiers);
  }

  private void alignsSpf(boolean expected, String author, String domain)
      throws InterruptedException {
    identifiers.clear();
    DmarcVerdict verdict = spf(domain).from("sender@" + author);
    assertEquals(expected, verdict.isSpfAligned());
    assertEquals(expected ? "pass" : "fail", verdict.result().keyword());
  }

  private void alignsDkim(boolean expected, String author, String domain)
      throws InterruptedException {
    identifiers.clear();
    DmarcVerdict verdict = dkim(domain).from("sender@" + author);
    assertEquals(expected, verdict.isDkimAligned());
    assertEquals(expected ? "pass" : "fail", verdict.result().keyword());
  }

  @Test
  void alignmentFollowsTable1AndAppendixB1() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject");
    record("example.net", "v=DMARC1; p=none");
    alignsSpf(true, "news.example.com", "foo.example.com");
    alignsSpf(true, "news.example.com", "news.example.com");
    alignsSpf(false, "news.example.com", "foo.example.net");
    alignsSpf(true, "example.com", "example.com");
    alignsSpf(true, "example.com", "child.example.com");
    alignsSpf(false, "child.example.com", "example.net");
    alignsDkim(true, "example.com", "EXAMPLE.com");
    alignsDkim(true, "child.example.com", "example.com");
    alignsDkim(false, "child.example.com", "example.net");
    // RFC 9989 §4.4.1: a top-level domain's signature is not aligned with the domains below it.
    alignsDkim(false, "example.com", "com");
  }

  @Test
  void strictAlignmentNeedsTheSameDomain() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject; adkim=s; aspf=S");
    alignsSpf(false, "example.com", "child.example.com");
    alignsDkim(false, "child.example.com", "example.com");
    alignsSpf(true, "example.com", "example.com");
    alignsDkim(true, "child.example.com", "child.example.com");
  }

  /** RFC 9989 §4.10: a walk makes at most eight lookups, leaving out the longest in between. */
  @Test
  void treeWalkAsksAtMostEightNames() {
    assertEquals(
        List.of(
            "a.b.c.d.e.f.g.h.i.j.mail.example.com",
            "g.h.i.j.mail.example.com",
            "h.i.j.mail.example.com",
            "i.j.mail.example.com",
            "j.mail.example.com",
            "mail.example.com",
            "example.com",
            "com"),
        TreeWalk.targets("a.b.c.d.e.f.g.h.i.j.mail.example.com"));
    // RFC 9989 §5.1.8.
    assertEquals(
        "c.d.e.f.g.example.com", TreeWalk.targets("mail.a.b.c.d.e.f.g.example.com").get(1));
    assertEquals(
        List.of("b.c.d.e.f.example.com", "c.d.e.f.example.com"),
        TreeWalk.targets("b.c.d.e.f.example.com").subList(0, 2));
    assertEquals(List.of("com"), TreeWalk.targets("com"));
  }

  private String organization(String domain) throws InterruptedException {
    return TreeWalk.organization(
        domain, assertInstanceOf(TreeWalk.Path.class, new TreeWalk(dns).from(domain)));
  }

  @Test
  void topmostDomainWithARecordIsTheOrganization() throws InterruptedException {
    record("mail.example.com", "v=DMARC1; p=none").record("example.com", "v=DMARC1; p=none");
    assertEquals("example.com", organization("a.mail.example.com"));
    assertEquals("a.example.net", organization("a.example.net"));
  }

  @Test
  void psdNMarksTheOrganization() throws InterruptedException {
    record("mail.example.com", "v=DMARC1; psd=n").record("example.com", "v=DMARC1; p=none");
    assertEquals("mail.example.com", organization("a.mail.example.com"));
    assertFalse(dns.asked.contains("TXT _dmarc.example.com"));
  }

  @Test
  void organizationIsBelowAPublicSuffix() throws InterruptedException {
    record("com", "v=DMARC1; psd=y");
    assertEquals("example.com", organization("a.mail.example.com"));
    assertEquals("com", organization("com"));
    record("example.net", "v=DMARC1; psd=y").record("mail.example.net", "v=DMARC1");
    assertEquals("mail.example.net", organization("mail.example.net"));
  }

  @Test
  void simpleRfcExamplePasses() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject").record("signing.example.com", "v=DMARC1; p=none");
    DmarcVerdict verdict = spf("example.com").dkim("signing.example.com").from("a@example.com");
    assertTrue(verdict.isSpfAligned() && verdict.isDkimAligned());
    assertEquals("example.com", verdict.published().orElseThrow().domain());
  }

  @Test
  void deepTreeRfcExamplePasses() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject").record("signing.example.com", "v=DMARC1; p=none");
    DmarcVerdict verdict =
        spf("example.com").dkim("signing.example.com").from("a@a.b.c.d.e.f.g.h.i.j.k.example.com");
    assertTrue(verdict.isSpfAligned() && verdict.isDkimAligned());
    assertEquals("example.com", verdict.published().orElseThrow().domain());
    // The author's eight names, and one of the signature's that is not among them.
    assertEquals(9, dns.asked.size());
  }

  @Test
  void publicSuffixRfcExamplePasses() throws InterruptedException {
    record("bank.example", "v=DMARC1; p=reject; psd=y")
        .record("giant.bank.example", "v=DMARC1; p=quarantine");
    DmarcVerdict verdict =
        spf("mail.giant.bank.example").dkim("mail.mega.bank.example").from("a@giant.bank.example");
    assertTrue(verdict.isSpfAligned());
    assertFalse(verdict.isDkimAligned());
    assertEquals("giant.bank.example", verdict.published().orElseThrow().domain());
  }

  @Test
  void publicSuffixPolicyAppliesToDomainsWithoutOne() throws InterruptedException {
    record("bank.example", "v=DMARC1; p=none; sp=reject; psd=y");
    dns.exists("mega.bank.example");
    DmarcVerdict verdict = from("a@mega.bank.example");
    assertEquals("bank.example", verdict.published().orElseThrow().domain());
    assertEquals(DmarcPolicy.REJECT, requested(verdict));
  }

  private static DmarcPolicy requested(DmarcVerdict verdict) {
    return assertInstanceOf(DmarcResult.Fail.class, verdict.result()).requested();
  }

  @Test
  void receiverRfcExamplePasses() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject; aspf=r; rua=mailto:dmarc-feedback@example.com");
    assertEquals(
        "pass",
        spf("mail.example.com").dkim("example.com").from("a@example.com").result().keyword());
  }

  @Test
  void subdomainPoliciesDependOnExistence() throws InterruptedException {
    record("example.com", "v=DMARC1; p=none; sp=quarantine; np=reject");
    dns.add("there.example.com", new DnsType.A(), InetAddress.ofLiteral("192.0.2.1"));
    assertEquals(DmarcPolicy.NONE, requested(from("a@example.com")));
    assertEquals(DmarcPolicy.QUARANTINE, requested(from("a@there.example.com")));
    assertEquals(DmarcPolicy.REJECT, requested(from("a@absent.example.com")));
    record("example.net", "v=DMARC1; p=quarantine; np=reject");
    dns.exists("there.example.net");
    assertEquals(DmarcPolicy.QUARANTINE, requested(from("a@there.example.net")));
    assertEquals(DmarcPolicy.REJECT, requested(from("a@absent.example.net")));
    record("example.org", "v=DMARC1; p=reject; sp=none");
    assertEquals(DmarcPolicy.NONE, requested(from("a@absent.example.org")));
    // The sp tag in a subdomain's own record is not used (RFC 9989 §4.7).
    record("own.example.com", "v=DMARC1; p=reject; sp=none");
    assertEquals(DmarcPolicy.REJECT, requested(from("a@own.example.com")));
  }

  @Test
  void testingModeSoftensThePolicyOneLevel() throws InterruptedException {
    record("a.example", "v=DMARC1; p=reject; t=y")
        .record("b.example", "v=DMARC1; p=quarantine; t=y");
    assertEquals(DmarcPolicy.QUARANTINE, requested(from("x@a.example")));
    assertEquals(DmarcPolicy.NONE, requested(from("x@b.example")));
  }

  @Test
  void missingRecordAppliesNoPolicy() throws InterruptedException {
    assertEquals("none", spf("example.com").from("a@example.com").result().keyword());
    // Two records count as none (RFC 9989 §4.10).
    record("twice.example", "v=DMARC1; p=reject").record("twice.example", "v=DMARC1; p=none");
    assertEquals("none", from("a@twice.example").result().keyword());
    // Neither does a record with an invalid policy count, unless it has an address for reports
    // (§4.10.1).
    record("odd.example", "v=DMARC1; p=rejct");
    assertEquals("none", from("a@odd.example").result().keyword());
    record("told.example", "v=DMARC1; p=reject; sp=rejct; rua=mailto:a@told.example");
    assertEquals(DmarcPolicy.NONE, requested(from("a@told.example")));
  }

  @Test
  void dnsFailureIsATemporaryError() throws InterruptedException {
    dns.failing("_dmarc.example.com");
    assertEquals("temperror", from("a@example.com").result().keyword());
    assertEquals("temperror", from("a@sub.example.com").result().keyword());
    record("example.net", "v=DMARC1; p=reject").record("mail.example.net", "v=DMARC1");
    dns.failing("_dmarc.other.example.net");
    assertEquals("temperror", dkim("other.example.net").from("a@example.net").result().keyword());
    assertEquals("pass", spf("mail.example.net").from("a@example.net").result().keyword());
  }

  @Test
  void uncheckedIdentifierIsATemporaryError() throws InterruptedException {
    record("example.com", "v=DMARC1; p=reject");
    identifiers.add(new AuthenticatedIdentifier(Method.DKIM, "example.com", Outcome.TEMPERROR));
    assertEquals("temperror", from("a@example.com").result().keyword());
    identifiers.clear();
    identifiers.add(new AuthenticatedIdentifier(Method.DKIM, "other.example", Outcome.TEMPERROR));
    identifiers.add(new AuthenticatedIdentifier(Method.DKIM, "example.com", Outcome.FAIL));
    assertEquals("fail", from("a@example.com").result().keyword());
  }

  @Test
  void strictestFailureOfSeveralAuthorsDecides() throws InterruptedException {
    record("bank.example", "v=DMARC1; p=reject").record("mild.example", "v=DMARC1; p=none");
    dkim("evil.example").record("evil.example", "v=DMARC1; p=none");
    DmarcVerdict verdict = from("a@evil.example, b@mild.example, c@bank.example");
    assertEquals("bank.example", verdict.authorDomain());
    assertEquals(DmarcPolicy.REJECT, requested(verdict));
    assertEquals("pass", from("a@evil.example, b@EVIL.example").result().keyword());
    assertEquals("none", from("a@evil.example, b@unpublished.example").result().keyword());
  }

  @Test
  void tooManyAuthorsAreAnError() throws InterruptedException {
    record("evil.example", "v=DMARC1; p=none").dkim("evil.example");
    StringBuilder from = new StringBuilder("a@evil.example");
    for (int i = 0; i < 20; i++) {
      from.append(", x@s").append(i).append(".evil.example");
    }
    assertEquals("permerror", from(from + ", ceo@bank.example").result().keyword());
    assertTrue(dns.asked.size() < 50);
  }
}
