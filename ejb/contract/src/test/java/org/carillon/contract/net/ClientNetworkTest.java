package org.carillon.contract.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClientNetworkTest {

  private static ClientNetwork of(String address) {
    return ClientNetwork.of(InetAddress.ofLiteral(address));
  }

  @Test
  void ipv4AddressIsItsOwnNetwork() {
    assertThat(of("192.0.2.1")).isEqualTo(of("192.0.2.1")).isNotEqualTo(of("192.0.2.2"));
    assertThat(of("192.0.2.1").site()).isEmpty();
    assertThat(of("203.0.113.250")).hasToString("203.0.113.250");
  }

  @Test
  void ipv6AddressBelongsToItsSlash64() {
    assertThat(of("2001:db8:1:2::1"))
        .isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(of("2001:db8:1:3::1"))
        .hasToString("2001:db8:1:2::/64");
    assertThat(of("ffff:ffff:ffff:ffff::1")).hasToString("ffff:ffff:ffff:ffff::/64");
  }

  @Test
  void ipv6NetworksOfOneSiteShareTheirSite() {
    assertThat(of("2001:db8:1:2::1").site())
        .isEqualTo(of("2001:db8:1:ffff::1").site())
        .isNotEqualTo(of("2001:db8:2:2::1").site())
        .hasValueSatisfying(site -> assertThat(site).hasToString("2001:db8:1::/48"))
        .hasValueSatisfying(site -> assertThat(site.site()).isEmpty());
  }

  @Test
  void aMappedAddressIsTheIpv4Address() throws UnknownHostException {
    byte[] octets = HexFormat.of().parseHex("00000000000000000000ffffc0000201");

    assertThat(ClientNetwork.of(Inet6Address.getByAddress(null, octets, -1)))
        .isEqualTo(of("192.0.2.1"));
  }

  @Test
  void networksOfBothFamiliesAreNeverTheSame() {
    assertThat(of("0.0.0.1")).isNotEqualTo(of("::1")).isNotEqualTo(of("0:0:0:1::"));
    assertThat(of("::1")).isEqualTo(of("::2"));
  }
}
