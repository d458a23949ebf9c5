package org.carillon.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.MemoryDns;
import org.junit.jupiter.api.Test;

/** Tests that the openspf suite lacks: identities, the content of verdicts, hostile policies. */
class SpfTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.3");
  private static final String HELO = "mail.example.org";

  private final MemoryDns dns = new MemoryDns();

  private SpfVerdict mailFrom(String sender) throws InterruptedException {
    return new Spf(dns, "mx.example.net").mailFrom(CLIENT, HELO, sender);
  }

  @Test
  void emptyReturnPathUsesThePostmasterOfTheHelo() throws InterruptedException {
    dns.text(HELO, "v=spf1 exists:%{l}.%{o} -all");
    dns.add("postmaster." + HELO, new DnsType.A(), CLIENT);
    SpfVerdict verdict = mailFrom("");
    assertTrue(verdict.isPass());
    assertEquals("postmaster@" + HELO, verdict.sender());
    assertEquals(HELO, verdict.domain());
    assertEquals(SpfIdentity.MAIL_FROM, verdict.identity());
  }

  @Test
  void heloIsItsOwnIdentity() throws InterruptedException {
    dns.text(HELO, "v=spf1 -all");
    SpfVerdict verdict = new Spf(dns, "").helo(CLIENT, HELO);
    assertEquals(SpfIdentity.HELO, verdict.identity());
    assertEquals("fail", verdict.result().keyword());
  }

  @Test
  void verdictNamesTheMatchedTermAndRecord() throws InterruptedException {
    dns.text("example.org", "v=spf1 redirect=_spf.example.org");
    dns.text("_spf.example.org", "v=spf1 ip4:192.0.2.0/28 -all");
    SpfResult.Pass pass =
        assertInstanceOf(SpfResult.Pass.class, mailFrom("a@example.org").result());
    assertEquals(new SpfMatch("_spf.example.org", "ip4:192.0.2.0/28"), pass.match());
    assertEquals("ip4", pass.match().mechanism());
    assertEquals("192.0.2.3 may send for _spf.example.org (ip4:192.0.2.0/28)", pass.reason());
  }

  @Test
  void nonAsciiLocalPartMatchesNoName() throws InterruptedException {
    dns.text("example.org", "v=spf1 exists:%{l}.example.org ~all");
    dns.add("jörg.example.org", new DnsType.A(), CLIENT);
    assertEquals("softfail", mailFrom("jörg@example.org").result().keyword());
  }

  @Test
  void internationalDomainIsLookedUpAsALabels() throws InterruptedException {
    dns.text("xn--mnchen-3ya.example", "v=spf1 ip4:192.0.2.3 -all");
    SpfVerdict verdict = mailFrom("a@münchen.example");
    assertTrue(verdict.isPass());
    assertEquals("xn--mnchen-3ya.example", verdict.domain());
  }

  @Test
  void explanationOfTheFailingRecordIsExpanded() throws InterruptedException {
    dns.text("example.org", "v=spf1 include:other.example -all exp=why.%{d2}");
    dns.text("other.example", "v=spf1 -all exp=theirs.example");
    dns.text("theirs.example", "not this");
    dns.text("why.example.org", "%{i} is not %{S}'s, says %{r} at %{t}");
    Instant noon = Instant.ofEpochSecond(1_800_000_000);
    SpfResult result =
        new Spf(dns, "mx.example.net", Spf.MOST_TIME, () -> noon)
            .mailFrom(CLIENT, HELO, "a b@example.org")
            .result();
    assertEquals(
        "192.0.2.3 is not a%20b%40example.org's, says mx.example.net at 1800000000",
        assertInstanceOf(SpfResult.Fail.class, result).explanation());
  }

  @Test
  void circularIncludesEndAfterTenTerms() throws InterruptedException {
    dns.text("a.example", "v=spf1 include:b.example -all");
    dns.text("b.example", "v=spf1 include:a.example -all");
    assertEquals("permerror", mailFrom("x@a.example").result().keyword());
    assertEquals(11, dns.asked.size());
  }

  @Test
  void repeatedIncludesAreLimitedToTenLookups() throws InterruptedException {
    dns.text("a.example", "v=spf1" + " include:b.example".repeat(3_000) + " -all");
    dns.text("b.example", "v=spf1 ?all");
    assertEquals("permerror", mailFrom("x@a.example").result().keyword());
    assertEquals(11, dns.asked.size());
  }

  @Test
  void recordOf64KilobytesIsRead() throws InterruptedException {
    String nets = " ip4:198.51.100.1".repeat(3_800);
    dns.text("a.example", "v=spf1" + nets + " ip4:192.0.2.3 -all");
    assertTrue(mailFrom("x@a.example").isPass());
    dns.text("b.example", "v=spf1" + nets + " ip4:192.0.2.333 -all");
    assertEquals("permerror", mailFrom("x@b.example").result().keyword());
    dns.text("c.example", "v=spf1 a:" + "%{d}%{d}.".repeat(6_000) + "c.example ?all");
    assertEquals("neutral", mailFrom("x@c.example").result().keyword());
  }

  @Test
  void slowDnsEndsTheCheckInTime() throws InterruptedException {
    dns.text("a.example", "v=spf1 a:b.example a:c.example a:d.example -all");
    dns.add("b.example", new DnsType.A(), InetAddress.ofLiteral("198.51.100.1"));
    AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    DnsLookup slow =
        new DnsLookup() {
          @Override
          public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
            now.addAndGet(Duration.ofMillis(30).toNanos());
            return dns.find(name, type);
          }
        };
    SpfResult result =
        new Spf(slow, "", Duration.ofMillis(40), Instant::now, now::get)
            .mailFrom(CLIENT, HELO, "x@a.example")
            .result();
    assertEquals("temperror", result.keyword());
    assertEquals(2, dns.asked.size());
  }

  @Test
  void dnsFailureIsTemporaryWhereNeeded() throws InterruptedException {
    dns.failing("down.example");
    for (String term : new String[] {"a", "mx", "exists", "include"}) {
      dns.text(term + ".example", "v=spf1 %s:down.example -all".formatted(term));
      assertEquals("temperror", mailFrom("x@" + term + ".example").result().keyword(), term);
    }
    dns.text("redirect.example", "v=spf1 redirect=down.example");
    assertEquals("temperror", mailFrom("x@redirect.example").result().keyword());
    // RFC 7208 §5.5, §6.2: the error affects neither ptr nor exp.
    dns.failing("3.2.0.192.in-addr.arpa");
    dns.text("ptr.example", "v=spf1 ptr -all exp=down.example");
    assertEquals("fail", mailFrom("x@ptr.example").result().keyword());
  }

  @Test
  void ipv6ClientMatchesIpv6Addresses() throws InterruptedException {
    dns.text("example.org", "v=spf1 ip4:0.0.0.0/0 a//64 -all");
    dns.add("example.org", new DnsType.A(), CLIENT);
    dns.add("example.org", new DnsType.Aaaa(), InetAddress.ofLiteral("2001:db8:0:1::9"));
    Spf spf = new Spf(dns, "");
    InetAddress near = InetAddress.ofLiteral("2001:db8:0:1::1");
    InetAddress far = InetAddress.ofLiteral("2001:db8:0:2::9");
    assertTrue(spf.mailFrom(near, HELO, "a@example.org").isPass());
    assertEquals("fail", spf.mailFrom(far, HELO, "a@example.org").result().keyword());
  }

  @Test
  void missingReverseNameCountsAsAVoidLookup() throws InterruptedException {
    dns.text("a.example", "v=spf1 ptr a:absent1.example ?all");
    assertEquals("neutral", mailFrom("x@a.example").result().keyword());
    dns.text("b.example", "v=spf1 ptr a:absent1.example a:absent2.example ?all");
    assertEquals("permerror", mailFrom("x@b.example").result().keyword());
  }

  @Test
  void mappedNetworkDoesNotMatchIpv4() throws InterruptedException {
    dns.text("a.example", "v=spf1 ip6:::ffff:192.0.2.3 ip6:::ffff:0.0.0.0/0 -all");
    assertEquals("fail", mailFrom("x@a.example").result().keyword());
    InetAddress six = InetAddress.ofLiteral("2001:db8::1");
    assertTrue(new Spf(dns, "").mailFrom(six, HELO, "x@a.example").isPass());
  }

  /** Any octets give a result, mostly that the record is invalid. */
  @Test
  void randomRecordHasAResult() throws InterruptedException {
    Random random = new Random(7208);
    String[] pieces = {
      "a",
      "mx",
      ":",
      "/",
      "//",
      "32",
      "0",
      "%",
      "{",
      "}",
      "%{d}",
      "%{ir}",
      "%{p2r.-}",
      "ip4:",
      "ip6:",
      "1.2.3.4",
      "::1",
      " ",
      "-",
      "~all",
      "include:",
      "exists:",
      "redirect=",
      "exp=",
      "ptr",
      "=",
      "x",
      ".example",
      "\u00ff",
      "\0",
      "all",
      "%%",
      "%_",
      "999999999999999999999"
    };
    dns.text("x.example", "v=spf1 ?all");
    int malformed = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("v=spf1 ");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(
            random.nextInt(8) == 0
                ? String.valueOf((char) random.nextInt(256))
                : pieces[random.nextInt(pieces.length)]);
      }
      String domain = "f" + i + ".example";
      dns.text(domain, text.toString());
      SpfResult result = mailFrom("u@" + domain).result();
      malformed += result instanceof SpfResult.PermError ? 1 : 0;
    }
    assertTrue(malformed > 10_000 && malformed < 20_000, "malformed: " + malformed);
  }

  @Test
  void randomSenderAndHeloHaveAResult() throws InterruptedException {
    dns.text("example.org", "v=spf1 exists:%{s}.%{h}.%{l1r-}.%{o}.example ~all");
    Random random = new Random(8616);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder sender = new StringBuilder();
      random.ints(random.nextInt(300), 1, 0x250).forEach(sender::appendCodePoint);
      String helo = sender.reverse().toString();
      Spf spf = new Spf(dns, "");
      assertEquals(
          "softfail", spf.mailFrom(CLIENT, helo, sender + "@example.org").result().keyword());
      spf.helo(CLIENT, helo);
      spf.mailFrom(CLIENT, helo, helo);
    }
  }
}
