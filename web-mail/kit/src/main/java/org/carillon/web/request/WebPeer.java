package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;
import org.carillon.listener.WebClients;

/** The peer of a web request, for sign-in. */
public final class WebPeer {

  private static final String CLIENT = WebClients.Client.class.getName();

  private WebPeer() {}

  /** Stores the client of a request. */
  static void note(HttpServletRequest request, WebClients.Client client) {
    request.setAttribute(CLIENT, client);
  }

  /** The peer of a request, with the request's id. */
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

  /** Returns whether the client's connection is encrypted, to us or, as it says, to a proxy. */
  public static boolean isSecure(HttpServletRequest request) {
    return client(request).secure();
  }

  private static WebClients.Client client(HttpServletRequest request) {
    return (WebClients.Client) request.getAttribute(CLIENT);
  }

  /** The peer of a WebSocket handshake; the API does not give its address. */
  public static Peer ofSocket(String secret, boolean secure) {
    UUID id = UUID.nameUUIDFromBytes(secret.getBytes(StandardCharsets.UTF_8));
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), secure, "live-" + id);
  }
}
