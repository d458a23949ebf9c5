package org.carillon.mailauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Tests of the rules of RFC 5952 §4. */
class AddressTextTest {
  private static void reads(String expected, String address) {
    assertEquals(expected, AddressText.of(InetAddress.ofLiteral(address)));
  }

  @Test
  void longestRunOfZerosIsCompressedOnce() {
    reads("2001:db8::1", "2001:0DB8:0:0:0:0:0:1");
    reads("2001:db8:0:1:1:1:1:1", "2001:db8::1:1:1:1:1");
    reads("2001:0:0:1::1", "2001:0:0:1:0:0:0:1");
    reads("2001:db8::1:0:0:1", "2001:db8:0:0:1:0:0:1");
    reads("::", "::");
    reads("1::", "1::");
    reads("::ff", "::ff");
    reads("192.0.2.1", "::ffff:192.0.2.1");
  }
}
