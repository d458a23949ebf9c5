package org.carillon.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.FreePort;
import org.carillon.testbed.OutsideTool;

/**
 * Let's Encrypt's test authority, which connects to our web server and queries a DNS of its own, in
 * which every name leads to this machine. It requires external account binding.
 */
final class OutsideAuthority implements AutoCloseable {
  static final String KEY_ID = "known-1";
  static final String KEY = "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final OutsideDirectory.Certificate certificate;
  private final int port = FreePort.find();
  private final int dnsManagement = FreePort.find();
  private final Process dns;
  private final Process authority;

  /**
   * @param web the port at which it looks for challenges by the web
   */
  OutsideAuthority(Path folder, int web) throws IOException, GeneralSecurityException {
    certificate = OutsideDirectory.Certificate.make(folder);
    int dnsPort = FreePort.find();
    dns =
        start(
            folder,
            "dns",
            List.of(
                OutsideTool.PEBBLE_CHALLTESTSRV.path(),
                "-defaultIPv4",
                "127.0.0.1",
                "-defaultIPv6",
                "",
                "-dns01",
                "127.0.0.1:" + dnsPort,
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-management",
                "127.0.0.1:" + dnsManagement));
    Path configuration =
        Files.writeString(
            folder.resolve("pebble.json"),
            """
            {"pebble": {
              "listenAddress": "127.0.0.1:%d",
              "managementListenAddress": "127.0.0.1:%d",
              "certificate": "%s",
              "privateKey": "%s",
              "httpPort": %d,
              "tlsPort": %d,
              "ocspResponderURL": "",
              "externalAccountBindingRequired": true,
              "externalAccountMACKeys": {"%s": "%s"}
            }}
            """
                .formatted(
                    port,
                    FreePort.find(),
                    certificate.file(),
                    certificate.key(),
                    web,
                    FreePort.find(),
                    KEY_ID,
                    KEY));
    authority =
        start(
            folder,
            "pebble",
            List.of(
                OutsideTool.PEBBLE.path(),
                "-config",
                configuration.toString(),
                "-dnsserver",
                "127.0.0.1:" + dnsPort));
    Await.until("pebble listens", BOUND, () -> listens(port) && listens(dnsManagement));
  }

  private static Process start(Path folder, String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // By default it waits for some seconds before it validates, and rejects some requests at
    // random.
    builder.environment().putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private static boolean listens(int at) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  String directory() {
    return "https://127.0.0.1:" + port + "/dir";
  }

  /** The certificates that sign its own web server's. */
  String authorities() throws IOException {
    return certificate.text();
  }

  /** The address for adding records to its DNS. */
  String records() {
    return "http://127.0.0.1:" + dnsManagement;
  }

  /** Removes a name's address. */
  void forget(String host) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(URI.create(records() + "/set-servfail"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"host\": \"" + host + ".\"}"))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    authority.destroyForcibly();
    dns.destroyForcibly();
  }
}
