package org.carillon.distribution;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.carillon.launcher.Main;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.State;

/**
 * The launcher's AOT cache (JEP 514): the classes that a {@code ctl} request needs, loaded and
 * linked, recorded from a request that a server answers here. It is valid for the JDK that made it
 * and for jars with these names and times; any other JVM runs without it.
 */
record LauncherCache(Path jars, Path options, Path home, Path file) {
  private static final String PASSWORD = "carillon";

  /** Returns the stamp of the files that the cache depends on. */
  Stamp stamp() throws IOException {
    StringBuilder sources = new StringBuilder(Runtime.version() + "\n" + Files.readString(options));
    for (Path jar : classPath()) {
      sources.append(jar).append(' ').append(Files.getLastModifiedTime(jar)).append('\n');
    }
    return new Stamp(file.resolveSibling(".launcher-recorded-from"), sources.toString());
  }

  /** The jars in the order of the shell's {@code lib/*.jar}; a cache fits one order only. */
  private List<Path> classPath() throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files.sorted().toList();
    }
  }

  void record() throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    Home of = new Home(home);
    of.create();
    Files.writeString(of.secrets().resolve("admin-password"), PASSWORD);
    HttpsServer server = server(of);
    server.start();
    try {
      int port = server.getAddress().getPort();
      new State(State.Phase.READY, "", URI.create("https://localhost:" + port)).write(of);
      JdkProgram.run(
          new ProcessBuilder(
              JdkProgram.path("java"),
              "@" + options,
              "-XX:AOTCacheOutput=" + file,
              "-cp",
              classPath().stream().map(Path::toString).collect(joining(File.pathSeparator)),
              Main.class.getName(),
              "ctl",
              "--home=" + home,
              "account",
              "list"));
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer server(Home home) throws IOException, InterruptedException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(home)));
    byte[] answer =
        "{\"items\":[{\"address\":\"a@example.com\"}]}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    return server;
  }

  /** Makes a key and puts its certificate into the home, so that the launcher trusts the server. */
  private static SSLContext tls(Home home) throws IOException, InterruptedException {
    Path keys = home.secrets().resolve("server.p12");
    JdkProgram.run(
        new ProcessBuilder(
            JdkProgram.path("keytool"),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            keys.toString(),
            "-storepass",
            PASSWORD));
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      Files.writeString(
          home.certificate(),
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(
                  Base64.getMimeEncoder()
                      .encodeToString(store.getCertificate("server").getEncoded())));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
