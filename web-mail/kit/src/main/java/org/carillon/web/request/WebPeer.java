package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;
import org.carillon.listener.WebClients;

/** Where a web request comes from, as sign-in wants to know it. */
public final class WebPeer {

  private static final String CLIENT = WebClients.Client.class.getName();

  private WebPeer() {}

  /** Notes whose a request is. */
  static void note(HttpServletRequest request, WebClients.Client client) {
    request.setAttribute(CLIENT, client);
  }

  /** The peer of a request, whose id is the request's. */
  public static Peer of(HttpServletRequest request) {
    WebClients.Client client = client(request);
    return new Peer(
        Service.WEB,
        client.address(),
        client.secure(),
        "web-" + request.getRequestId(),
        Optional.of(request.getServerName()),
        client.reached(request.getRemoteAddr(), request.getLocalAddr()),
        Optional.of(Browser.of(request)).filter(name -> !name.isEmpty()));
  }

  /** Whether the client's connection is encrypted, to us or to a proxy that says so. */
  public static boolean isSecure(HttpServletRequest request) {
    return client(request).secure();
  }

  private static WebClients.Client client(HttpServletRequest request) {
    return (WebClients.Client) request.getAttribute(CLIENT);
  }

  /** The peer of a WebSocket handshake, whose address the API does not tell. */
  public static Peer ofSocket(String secret, boolean secure) {
    UUID id = UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8));
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), secure, "live-" + id);
  }
}
