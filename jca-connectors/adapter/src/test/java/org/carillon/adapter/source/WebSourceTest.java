package org.carillon.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.contract.source.SourceWeb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the addresses that a source may make the server ask. */
class WebSourceTest {
  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicBoolean isAllowed = new AtomicBoolean();

  private URI server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void end() {
    servers.forEach(server -> server.stop(0));
  }

  private static int ask(SourceWeb web, URI address) throws Exception {
    return web.call(new SourceWeb.Question("GET", address, Map.of(), "")).status();
  }

  @Test
  void localAddressesAreAllowedOnlyIfNamedOrPermitted() throws Exception {
    URI named = server();
    URI other = server();
    try (SourceWeb web =
        new WebSource(
            new SourceWeb.Place(
                named.resolve("issuer"), "", Duration.ofSeconds(5), isAllowed::get))) {
      assertThat(ask(web, named.resolve("keys"))).isEqualTo(204);
      for (URI address :
          List.of(
              other,
              URI.create("https://localhost:9990/management"),
              URI.create("https://10.0.0.1/"))) {
        assertThatThrownBy(() -> ask(web, address))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("neither a public address");
      }
      isAllowed.set(true);
      assertThat(ask(web, other)).isEqualTo(204);
    }
  }
}
