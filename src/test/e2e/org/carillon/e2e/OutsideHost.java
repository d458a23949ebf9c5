package org.carillon.e2e;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.carillon.testbed.Command;

/** Another host that speaks HTTPS, with a self-signed certificate. */
final class OutsideHost implements AutoCloseable {
  private static final String SECRET = "changeit";
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final HttpsServer server;

  OutsideHost(Path keys, HttpHandler handler) throws IOException, GeneralSecurityException {
    this(keys, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler);
  }

  /** Starts one at that address. */
  OutsideHost(Path keys, InetSocketAddress at, HttpHandler handler)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(KeyStore.getInstance(keys.toFile(), SECRET.toCharArray()), SECRET.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(at, 8);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", handler);
    server.start();
  }

  /** Creates the key of such a host, and of its domain's policy host (MTA-STS), in that folder. */
  static Path keys(Path folder, String name) {
    Path keys = folder.resolve(name + ".p12");
    try {
      Files.createDirectories(folder);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    Command.run(
            BOUND,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "outside",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name + ",dns:mta-sts." + name + ",ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                SECRET))
        .orFail();
    return keys;
  }

  /** The JVM options for trusting such a host. */
  static List<String> trust(Path keys) {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + SECRET);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
