package org.carillon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;

/** Where a web request comes from, as sign-in wants to know it. */
public final class WebPeer {

  private WebPeer() {}

  /** The peer of a request, whose id is the request's. */
  public static Peer of(HttpServletRequest request) {
    return new Peer(
        Service.WEB,
        address(request.getRemoteAddr()),
        request.isSecure(),
        "web-" + request.getRequestId());
  }

  /** The peer of a WebSocket handshake, whose address the API does not tell. */
  public static Peer ofSocket(String secret, boolean secure) {
    UUID id = UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8));
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), secure, "live-" + id);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException notALiteral) {
      return unknown();
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
