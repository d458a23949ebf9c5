package org.carillon.listener.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.listener.ListenerSettings;
import org.carillon.listener.WebClients;
import org.carillon.settings.AddressRanges;
import org.carillon.settings.Settings;

/** Reads the client's address from trusted proxies' fields. */
@ApplicationScoped
class ForwardedClients implements WebClients {
  private static final InetAddress UNKNOWN = unknown();

  private final AddressRanges proxies;

  @Inject
  ForwardedClients(Settings settings) {
    proxies = new AddressRanges(settings, ListenerSettings.WEB_PROXIES);
  }

  @Override
  public Client of(String remote, boolean secure, Function<String, List<String>> fields) {
    InetAddress peer = address(remote).orElse(UNKNOWN);
    List<String> chain = fields.apply("X-Forwarded-For");
    if (chain.isEmpty() || !proxies.contain(peer)) {
      return new Client(peer, secure);
    }
    return new Client(client(chain), isSecure(fields.apply("X-Forwarded-Proto"), secure));
  }

  /** Returns the client. Each proxy appends its client's address, so the last are trustworthy. */
  private InetAddress client(List<String> chain) {
    List<String> hops =
        chain.stream().flatMap(field -> Arrays.stream(field.split(",", -1))).toList();
    InetAddress client = UNKNOWN;
    for (int at = hops.size() - 1; at >= 0; at--) {
      Optional<InetAddress> hop = hop(hops.get(at).strip());
      if (hop.isEmpty()) {
        return UNKNOWN;
      }
      client = hop.get();
      if (!proxies.contain(client)) {
        break;
      }
    }
    // Not loopback, which has more rights: it came through a proxy.
    return client.isLoopbackAddress() ? UNKNOWN : client;
  }

  /** Reads {@code 192.0.2.7}, {@code 192.0.2.7:1}, {@code 2001:db8::7} or {@code [::7]:1}. */
  private static Optional<InetAddress> hop(String text) {
    int bracket = text.indexOf(']');
    if (text.startsWith("[") && bracket > 0) {
      return address(text.substring(1, bracket));
    }
    int colon = text.indexOf(':');
    return colon > 0 && colon == text.lastIndexOf(':')
        ? address(text.substring(0, colon))
        : address(text);
  }

  /** Returns the last proxy's value if there are several. */
  private static boolean isSecure(List<String> protocols, boolean otherwise) {
    if (protocols.isEmpty()) {
      return otherwise;
    }
    String[] all = protocols.getLast().split(",", -1);
    return all[all.length - 1].strip().equalsIgnoreCase("https");
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException notALiteral) {
      return Optional.empty();
    }
  }

  private static InetAddress unknown() {
    try {
      return InetAddress.getByAddress(new byte[4]);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("Four octets are an address", impossible);
    }
  }
}
