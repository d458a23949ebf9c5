package org.carillon.mailauth.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.MemoryDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a domain's indicator is looked up where the draft says, if it is protected. */
class AssertionLookupTest {
  private static final String RECORD = "v=BIMI1; l=https://pictures.test/bell.svg; a=;";
  private static final URI BELL = URI.create("https://pictures.test/bell.svg");

  private final MemoryDns dns =
      new MemoryDns().text("_dmarc.bell.example", "v=DMARC1; p=quarantine");

  private Assertion find(String domain, String selector) throws InterruptedException {
    return new AssertionLookup(dns).find(new IndicatorRequest(domain, selector));
  }

  private Assertion find() throws InterruptedException {
    return find("bell.example", IndicatorRequest.DEFAULT);
  }

  private static Assertion published(String domain, String selector) {
    return new Assertion.Published(domain, selector, BELL, Optional.empty());
  }

  @Test
  void assertionIsLookedUpAtTheDomain() throws InterruptedException {
    dns.text("default._bimi.bell.example", RECORD).text("default._bimi.bell.example", "other");
    assertThat(find()).isEqualTo(published("bell.example", "default"));
  }

  @Test
  void missingSelectorFallsBackToTheOrganizationDefault() throws InterruptedException {
    dns.text("default._bimi.bell.example", RECORD);
    assertThat(find("bell.example", "winter")).isEqualTo(published("bell.example", "default"));
    assertThat(find("news.bell.example", "winter")).isEqualTo(published("bell.example", "default"));
    assertThat(dns.asked).contains("TXT winter._bimi.news.bell.example");
    dns.text("winter._bimi.news.bell.example", RECORD);
    assertThat(find("news.bell.example", "winter"))
        .isEqualTo(published("news.bell.example", "winter"));
  }

  @Test
  void subdomainMayDeclineTheAssertionOfItsOrganization() throws InterruptedException {
    dns.text("default._bimi.bell.example", RECORD)
        .text("default._bimi.quiet.bell.example", "v=BIMI1; l=; a=;");
    assertThat(find("quiet.bell.example", "default")).isEqualTo(new Assertion.Declined());
  }

  @Test
  void missingRecordDiffersFromDnsFailure() throws InterruptedException {
    assertThat(find()).isEqualTo(new Assertion.Absent());
    dns.failing("default._bimi.bell.example");
    assertThat(find()).isInstanceOf(Assertion.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=DMARC1; p=none",
        "v=DMARC1; p=reject; sp=none",
        "v=DMARC1; p=reject; t=y",
        "v=DMARC1; p=nonsense",
        "no record"
      })
  void unprotectedDomainIsNotLookedUp(String dmarc) throws InterruptedException {
    MemoryDns open =
        new MemoryDns()
            .text("_dmarc.open.example", dmarc)
            .text("default._bimi.open.example", RECORD);
    assertThat(new AssertionLookup(open).find(new IndicatorRequest("open.example", "default")))
        .isInstanceOf(Assertion.Unprotected.class);
    assertThat(open.asked).noneMatch(asked -> asked.contains("_bimi"));
  }

  @Test
  void organizationMustBeProtectedToo() throws InterruptedException {
    MemoryDns half =
        new MemoryDns()
            .text("_dmarc.half.example", "v=DMARC1; p=none")
            .text("_dmarc.x.half.example", "v=DMARC1; p=reject")
            .text("default._bimi.x.half.example", RECORD);
    assertThat(new AssertionLookup(half).find(new IndicatorRequest("x.half.example", "default")))
        .isInstanceOf(Assertion.Unprotected.class);
  }

  @Test
  void spfPlusAllMeansUnprotected() throws InterruptedException {
    dns.text("default._bimi.bell.example", RECORD).text("bell.example", "v=spf1 mx +all");
    assertThat(find()).isInstanceOf(Assertion.Unprotected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=BIMI1",
        "v=BIMI1; a=https://x.test/a.pem",
        "v=BIMI1; l=http://x.test/a.svg",
        "v=BIMI1; l=https:///a.svg",
        "v=BIMI1; l=https://x.test/a.svg,https://y.test/a.svg",
        "v=BIMI1; l=https://me@x.test/a.svg",
        "v=BIMI1; l=https://x.test/a.svg; a=file:///etc/passwd",
        "v=BIMI1; l=; a=https://x.test/a.pem",
        "v=BIMI1; l=https://x.test/a.svg; l=https://y.test/a.svg",
        "v=BIMI1; l=https://x.test/ a.svg",
      })
  void invalidRecordIsReported(String record) throws InterruptedException {
    dns.text("default._bimi.bell.example", record);
    assertThat(find()).isInstanceOf(Assertion.Invalid.class);
  }

  @Test
  void duplicateRecordsAreInvalid() throws InterruptedException {
    dns.text("default._bimi.bell.example", RECORD).text("default._bimi.bell.example", RECORD);
    assertThat(find()).isInstanceOf(Assertion.Invalid.class);
  }

  @Test
  void evidenceAndLocalPartTagsAreRead() throws InterruptedException {
    dns.add(
        "default._bimi.bell.example",
        new DnsType.Txt(),
        "v=BIMI1; avp=brand; lps=; l=https://pictures.test/bell.svg;"
            + " a=https://pictures.test/bell.pem");
    assertThat(find())
        .isEqualTo(
            new Assertion.Published(
                "bell.example",
                "default",
                BELL,
                Optional.of(URI.create("https://pictures.test/bell.pem"))));
  }
}
