package org.carillon.bench.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/** A reader who requests pages and leaves before they arrive, one connection each. */
final class LeftPages {
  /** The time until the reader leaves. */
  static final int MILLIS = 100;

  private final CarillonServer server;
  private final String cookie;

  LeftPages(CarillonServer server, String cookie) {
    this.server = server;
    this.cookie = cookie;
  }

  /** Requests a page by HTTP/1.1 and closes the connection. */
  void close(String page) throws IOException, InterruptedException {
    try (Socket socket =
        TrustingHttp.context().getSocketFactory().createSocket("127.0.0.1", server.port("https"))) {
      String request =
          String.join(
              "\r\n",
              List.of(
                  "GET /" + page + " HTTP/1.1", "Host: localhost", "Cookie: " + cookie, "", ""));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      Thread.sleep(MILLIS);
    }
  }
}
