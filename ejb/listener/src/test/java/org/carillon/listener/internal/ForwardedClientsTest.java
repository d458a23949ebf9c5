package org.carillon.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.carillon.listener.ListenerSettings;
import org.carillon.listener.WebClients.Client;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedClientsTest {
  private final DeclaredSettings settings = new DeclaredSettings();
  private final ForwardedClients clients = new ForwardedClients(settings);

  private Client of(String remote, boolean secure, String forwarded, String protocol) {
    Map<String, List<String>> fields =
        Map.of("X-Forwarded-For", List.of(forwarded), "X-Forwarded-Proto", List.of(protocol));
    return clients.of(remote, secure, name -> fields.getOrDefault(name, List.of()));
  }

  private static Client client(String address, boolean secure) {
    return new Client(InetAddress.ofLiteral(address), secure);
  }

  @Test
  void connectionAddressCountsWithoutAProxy() {
    assertThat(clients.of("127.0.0.1", false, name -> List.of()))
        .isEqualTo(client("127.0.0.1", false));
    assertThat(clients.of("192.0.2.1", true, name -> List.of()))
        .isEqualTo(client("192.0.2.1", true));
  }

  @Test
  void forwardedHeadersOfUntrustedClientsAreIgnored() {
    assertThat(of("192.0.2.1", false, "127.0.0.1", "https")).isEqualTo(client("192.0.2.1", false));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "'10.0.0.1, 192.0.2.7', 192.0.2.7",
    "'127.0.0.1, 192.0.2.7', 192.0.2.7",
    "'192.0.2.7, 127.0.0.1', 192.0.2.7",
    "192.0.2.7:51234, 192.0.2.7",
    "2001:db8::7, 2001:db8::7",
    "[2001:db8::7]:51234, 2001:db8::7",
    "'192.0.2.7, unknown', 0.0.0.0",
    "'192.0.2.7,', 0.0.0.0",
    "127.0.0.1, 0.0.0.0",
    "::1, 0.0.0.0"
  })
  void lastAddressOfATrustedProxyIsTheClient(String forwarded, String address) {
    assertThat(of("127.0.0.1", false, forwarded, "https")).isEqualTo(client(address, true));
    assertThat(of("::1", true, forwarded, "https, http")).isEqualTo(client(address, false));
  }

  @Test
  void configuredProxiesAreTrusted() {
    settings.with(ListenerSettings.WEB_PROXIES, List.of("10.0.0.0/8"));
    assertThat(of("10.1.1.1", false, "192.0.2.7, 10.2.2.2", "https"))
        .isEqualTo(client("192.0.2.7", true));
    assertThat(of("127.0.0.1", false, "192.0.2.7", "https")).isEqualTo(client("127.0.0.1", false));
  }
}
