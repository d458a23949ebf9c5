package org.carillon.http.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.net.Service;
import org.carillon.listener.WebClients;

/** Finds the peer of a request for sign-in. */
public final class RequestPeer {
  private RequestPeer() {}

  /** Returns the sender of the request. */
  public static Peer of(WebClients clients, HttpServletRequest request) {
    WebClients.Client client = client(clients, request);
    return new Peer(
        Service.WEB,
        client.address(),
        client.secure(),
        RequestIdFilter.of(request),
        Optional.of(request.getServerName()),
        client.reached(request.getRemoteAddr(), request.getLocalAddr()));
  }

  /** Returns the client of the request, behind any proxy. */
  public static WebClients.Client client(WebClients clients, HttpServletRequest request) {
    return clients.of(
        request.getRemoteAddr(),
        request.isSecure(),
        name -> Collections.list(request.getHeaders(name)));
  }
}
