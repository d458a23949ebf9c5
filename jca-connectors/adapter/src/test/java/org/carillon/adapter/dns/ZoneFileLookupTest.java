package org.carillon.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.ZoneReading;
import org.junit.jupiter.api.Test;

class ZoneFileLookupTest {
  private static final String ZONE =
      """
      $ORIGIN example.com.
      $TTL 1h
      @        IN SOA ns hostmaster 1 1h 1h 1h 1h
               IN TXT "v=spf1 mx -all"
               IN MX 10 mail
      mail     IN A 192.0.2.1
      www      IN CNAME mail
      loop     IN CNAME loop
      out      IN CNAME elsewhere.example.
      a.b.c    IN A 192.0.2.2
      *._report._dmarc IN TXT "v=DMARC1"
      _dmarc   IN TXT ( "v=DMARC1; p=none; "
                        "rua=mailto:dmarc-feedback@example.com" )
      other.example. IN A 192.0.2.3
      """;

  private static DnsLookup zone(String text) {
    ZoneReading reading = new AdapterDns().read(text);
    assertThat(reading).isInstanceOf(ZoneReading.Zone.class);
    return ((ZoneReading.Zone) reading).lookup();
  }

  @Test
  void zoneFileAnswersLikeADnsServer() throws Exception {
    DnsLookup dns = zone(ZONE);
    InetAddress mail = InetAddress.ofLiteral("192.0.2.1");
    assertThat(dns.find("www.Example.com", new DnsType.A()))
        .isEqualTo(new DnsReply.Found<>(List.of(mail)));
    assertThat(dns.find("_dmarc.example.com.", new DnsType.Txt()))
        .isEqualTo(
            new DnsReply.Found<>(
                List.of("v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com")));
    assertThat(dns.find("other.example", new DnsType.A())).isInstanceOf(DnsReply.Found.class);
    assertThat(dns.find("mail.example.com", new DnsType.Txt()))
        .isInstanceOf(DnsReply.NoRecords.class);
    assertThat(dns.find("b.c.example.com", new DnsType.A())).isInstanceOf(DnsReply.NoRecords.class);
    assertThat(dns.find("absent.example.com", new DnsType.A())).isInstanceOf(DnsReply.NoName.class);
    assertThat(dns.find("out.example.com", new DnsType.A())).isInstanceOf(DnsReply.NoName.class);
    assertThat(dns.find("loop.example.com", new DnsType.A())).isInstanceOf(DnsReply.Unknown.class);
    assertThat(dns.find("", new DnsType.A())).isInstanceOf(DnsReply.NoName.class);
  }

  @Test
  void wildcardsMatchMissingNames() throws Exception {
    DnsLookup dns = zone(ZONE);
    assertThat(dns.find("blue.example._report._dmarc.example.com", new DnsType.Txt()))
        .isInstanceOf(DnsReply.Found.class);
    assertThat(dns.find("_report._dmarc.example.com", new DnsType.Txt()))
        .isInstanceOf(DnsReply.NoRecords.class);
  }

  @Test
  void invalidZoneFileIsRefused() {
    for (String text :
        List.of(
            "example.com. IN A 1.2.3.4.5\n",
            "$INCLUDE /etc/hostname\n",
            "example.com. IN BOGUS x\n",
            "x".repeat((4 << 20) + 1))) {
      assertThat(new AdapterDns().read(text)).isInstanceOf(ZoneReading.NoZone.class);
    }
  }

  @Test
  void arbitraryTextIsAZoneOrRefused() {
    Random random = new Random(1035);
    String[] pieces = {
      "$ORIGIN ",
      "$TTL ",
      "$GENERATE 1-1000000000 a$ A 1.2.3.$\n",
      "example.com.",
      " IN ",
      "A ",
      "TXT ",
      "\"",
      "(",
      ")",
      "1.2.3.4",
      "\n",
      ";",
      "\\",
      "\\300",
      "@",
      "*",
      "CNAME ",
      "MX 1 ",
      "\u00ff",
      "\0",
      "1h "
    };
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(new AdapterDns().read(text.toString())).isNotNull();
    }
  }
}
