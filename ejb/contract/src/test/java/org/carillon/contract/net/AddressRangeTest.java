package org.carillon.contract.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

  @Test
  void networksAndAddressesAreRead() {
    assertThat(AddressRange.of("192.0.2.0/24"))
        .contains(new AddressRange(InetAddress.ofLiteral("192.0.2.0"), 24));
    assertThat(AddressRange.of("192.0.2.7"))
        .contains(new AddressRange(InetAddress.ofLiteral("192.0.2.7"), 32));
    assertThat(AddressRange.of("2001:db8::/32").orElseThrow().prefix()).isEqualTo(32);
    assertThat(AddressRange.of("::1").orElseThrow().prefix()).isEqualTo(128);
  }

  @Test
  void incompleteAddressRangeIsRefused() {
    for (String half :
        List.of(
            "",
            "10",
            "10.",
            "1.2.3",
            "127.1",
            "127.1/8",
            "0x7f.0.0.1",
            "256.0.0.1",
            "1.2.3.4/33",
            "1.2.3.4/+8",
            "1.2.3.4/",
            "1.2.3.4/-1",
            "::/129",
            "/8",
            "2001:db8",
            "fe80::1%1",
            "x")) {
      assertThat(AddressRange.of(half)).as(half).isEmpty();
    }
  }
}
