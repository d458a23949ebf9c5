package org.carillon.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.carillon.mailauth.MemoryDns;
import org.junit.jupiter.api.Test;

/** Tests of the examples of RFC 9990 §4 and RFC 9989 appendix B.2. */
class ReportConsentTest {
  private final MemoryDns dns = new MemoryDns();

  private ReportConsent.Consent ask(String policyDomain, String uri) throws InterruptedException {
    ReportUri destination =
        DmarcRecord.parse("v=DMARC1; rua=" + uri).orElseThrow().aggregateReports().getFirst();
    return new ReportConsent(dns).ask(policyDomain, destination, false);
  }

  private void goesTo(String address, String policyDomain, String uri) throws InterruptedException {
    ReportConsent.Wanted wanted =
        assertInstanceOf(ReportConsent.Wanted.class, ask(policyDomain, uri));
    assertEquals(address, wanted.destinations().getFirst().mailbox().orElseThrow());
  }

  private void goesNowhere(String policyDomain, String uri) throws InterruptedException {
    assertInstanceOf(ReportConsent.NotWanted.class, ask(policyDomain, uri));
  }

  @Test
  void theSameOrganizationNeedsNoConsent() throws InterruptedException {
    dns.text("_dmarc.example.com", "v=DMARC1; p=none");
    goesTo("a@example.com", "example.com", "mailto:a@example.com");
    goesTo("a@reports.example.com", "example.com", "mailto:a@reports.example.com");
  }

  @Test
  void otherOrganizationNeedsAConsentRecord() throws InterruptedException {
    String uri = "mailto:reports@red.example.net";
    goesNowhere("blue.example.com", uri);
    dns.text("blue.example.com._report._dmarc.red.example.net", "something else");
    goesNowhere("blue.example.com", uri);
    dns.text("blue.example.com._report._dmarc.red.example.net", "v=DMARC1;");
    goesTo("reports@red.example.net", "blue.example.com", uri);
    goesNowhere("green.example.com", uri);
  }

  @Test
  void consentMayRedirectReportsWithinTheSameHostOnly() throws InterruptedException {
    String name = "example.com._report._dmarc.thirdparty.example.net";
    String uri = "mailto:old@thirdparty.example.net";
    dns.text(
        name,
        "v=DMARC1; rua=mailto:aggregate-reports@thirdparty.example.net; "
            + "ruf=mailto:failure-reports@thirdparty.example.net");
    goesTo("aggregate-reports@thirdparty.example.net", "example.com", uri);
    dns.text(
        "b.example._report._dmarc.thirdparty.example.net", "v=DMARC1; rua=mailto:x@victim.example");
    goesNowhere("b.example", uri);
  }

  @Test
  void dnsFailureLeavesTheConsentUnknown() throws InterruptedException {
    dns.failing("example.com._report._dmarc.red.example.net");
    assertInstanceOf(ReportConsent.NotKnown.class, ask("example.com", "mailto:a@red.example.net"));
  }
}
