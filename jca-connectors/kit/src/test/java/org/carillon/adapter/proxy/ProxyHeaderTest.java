package org.carillon.adapter.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
  private static final byte[] GREETING = "EHLO c\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Reads a header; checks that what follows is left. */
  private static ProxyHeader read(byte[] header) throws IOException {
    byte[] both = new byte[header.length + GREETING.length];
    System.arraycopy(header, 0, both, 0, header.length);
    System.arraycopy(GREETING, 0, both, header.length, GREETING.length);
    var in = new ByteArrayInputStream(both);
    ProxyHeader read = ProxyHeader.read(in);
    assertThat(in.readAllBytes()).isEqualTo(GREETING);
    return read;
  }

  private static ProxyHeader line(String line) throws IOException {
    return read(line.getBytes(StandardCharsets.US_ASCII));
  }

  private static ProxyHeader binary(String hex) throws IOException {
    return read(HexFormat.of().parseHex(SIGNATURE + hex));
  }

  private static ProxyHeader relayed(String address, String reached) {
    return new ProxyHeader.Relayed(
        new InetSocketAddress(InetAddress.ofLiteral(address), 56_324),
        InetAddress.ofLiteral(reached));
  }

  @Test
  void textProxyHeaderGivesTheClientAndServerAddress() throws IOException {
    assertThat(line("PROXY TCP4 192.0.2.7 203.0.113.1 56324 25\r\n"))
        .isEqualTo(relayed("192.0.2.7", "203.0.113.1"));
    assertThat(line("PROXY TCP6 2001:db8::7 2001:db8::1 56324 25\r\n"))
        .isEqualTo(relayed("2001:db8::7", "2001:db8::1"));
    assertThat(line("PROXY UNKNOWN\r\n")).isEqualTo(new ProxyHeader.Own());
    assertThat(
            line(
                "PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535"
                    + " ".repeat(48)
                    + "\r\n"))
        .isEqualTo(new ProxyHeader.Own());
  }

  @Test
  void binaryProxyHeaderGivesTheClientAndServerAddress() throws IOException {
    assertThat(binary("21110010" + "c0000207cb007101dc040019" + "04000100"))
        .isEqualTo(relayed("192.0.2.7", "203.0.113.1"));
    assertThat(
            binary(
                "21210024"
                    + "20010db8000000000000000000000007"
                    + "20010db8000000000000000000000001"
                    + "dc040019"))
        .isEqualTo(relayed("2001:db8::7", "2001:db8::1"));
  }

  @Test
  void proxyHeaderWithoutClientAddressIsTheProxysOwn() throws IOException {
    assertThat(binary("20000000")).isEqualTo(new ProxyHeader.Own());
    assertThat(binary("20110010" + "c0000207cb007101dc040019" + "04000100"))
        .isEqualTo(new ProxyHeader.Own());
    assertThat(binary("21000000")).isEqualTo(new ProxyHeader.Own());
    assertThat(binary("213100d8" + "00".repeat(216))).isEqualTo(new ProxyHeader.Own());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO client.example\r\n",
        "PROXY TCP4 192.0.2.7 203.0.113.1 56324 25\n",
        "PROXY TCP4 192.0.2.7 203.0.113.1 56324\r\n",
        "PROXY TCP4 2001:db8::7 2001:db8::1 56324 25\r\n",
        "PROXY TCP6 192.0.2.7 203.0.113.1 56324 25\r\n",
        "PROXY TCP4 999.0.2.7 203.0.113.1 56324 25\r\n",
        "PROXY TCP4 192.0.2.7 203.0.113.1 65536 25\r\n",
        "PROXY UDP4 192.0.2.7 203.0.113.1 56324 25\r\n",
        "PROXY TCP4 192.0.2.7  203.0.113.1 56324 25\r\n",
        "\r\n\r\nPROXY UNKNOWN\r\n",
      })
  void malformedTextHeadersAreRejected(String line) {
    assertThatThrownBy(() -> line(line)).isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31000000", "22000000", "2111000bc0000207cb007101dc0400", "21111001"})
  void malformedBinaryHeadersAreRejected(String hex) {
    assertThatThrownBy(() -> binary(hex)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void proxyHeaderLineIsReadToItsLimit() {
    var in =
        new ByteArrayInputStream("PROXY UNKNOWN ".repeat(100).getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> ProxyHeader.read(in)).isInstanceOf(ProtocolException.class);
    assertThat(in.available()).isEqualTo(1_400 - ProxyHeader.MOST_LINE_OCTETS);
  }

  @Test
  void truncatedProxyHeaderIsRefused() {
    byte[] whole = HexFormat.of().parseHex(SIGNATURE + "2111000cc0000207cb007101dc040019");
    for (int length = 0; length < whole.length; length++) {
      var in = new ByteArrayInputStream(whole, 0, length);
      assertThatThrownBy(() -> ProxyHeader.read(in)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void arbitraryOctetsAreAProxyHeaderOrRefused() {
    var random = new Random(42);
    String[] seeds = {
      "PROXY TCP4 192.0.2.7 203.0.113.1 56324 25\r\n",
      "PROXY TCP6 2001:db8::7 2001:db8::1 56324 25\r\n",
      "PROXY UNKNOWN\r\n",
      new String(
          HexFormat.of().parseHex(SIGNATURE + "21110010c0000207cb007101dc04001904000100"),
          StandardCharsets.ISO_8859_1)
    };
    int headers = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] octets = seeds[random.nextInt(seeds.length)].getBytes(StandardCharsets.ISO_8859_1);
      for (int change = random.nextInt(4); change > 0; change--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      try {
        ProxyHeader.read(new ByteArrayInputStream(octets));
        headers++;
      } catch (IOException refused) {
        assertThat(refused).isInstanceOfAny(ProtocolException.class, EOFException.class);
      }
    }
    assertThat(headers).isBetween(10_000, 49_000);
  }
}
