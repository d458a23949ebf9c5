package org.carillon.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.bench.BenchPorts;
import org.carillon.testbed.Await;

/**
 * Debian's Apache with mod_dav over TLS in a folder of its own, unpacked outside the system.
 * Uploads are files, which it does not sync. Needs root.
 */
public final class Apache implements AutoCloseable {
  private static final List<String> PACKAGES =
      List.of(
          "apache2-bin",
          "libapr1",
          "libaprutil1",
          "libaprutil1-dbd-sqlite3",
          "libaprutil1-ldap",
          "liblua5.3-0");

  private static final List<String> MODULES =
      List.of(
          "mpm_event",
          "authn_core",
          "authn_file",
          "authz_core",
          "authz_user",
          "auth_basic",
          "mime",
          "dav",
          "dav_fs",
          "ssl",
          "socache_shmcb");

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path files;
  private final Process process;

  /** Unpacks and starts it for one account. */
  public Apache(Path run, String user, String password) throws IOException {
    Path folder = Files.createDirectories(run.resolve("apache"));
    Path programs = DebianPackages.unpack(folder.resolve("packages"), PACKAGES);
    files = Files.createDirectories(folder.resolve("files"));
    Path locks = Files.createDirectories(folder.resolve("locks"));
    Files.writeString(folder.resolve("mime.types"), "application/octet-stream bin\n");
    PeerCertificate shown = PeerCertificate.make(folder);
    Path users = Files.writeString(folder.resolve("users"), user + ":" + hash(password) + "\n");
    String modules =
        MODULES.stream()
            .map(
                each ->
                    "LoadModule %s_module %s/usr/lib/apache2/modules/mod_%s.so\n"
                        .formatted(each, programs, each))
            .collect(Collectors.joining());
    Path configuration =
        Files.writeString(
            folder.resolve("apache.conf"),
            modules
                + """
                ServerRoot %1$s
                ServerName localhost
                Listen 127.0.0.1:%2$d
                PidFile %1$s/apache.pid
                ErrorLog %1$s/error.log
                TypesConfig %1$s/mime.types
                User nobody
                Group nogroup
                DocumentRoot %3$s
                DavLockDB %4$s/locks
                LimitRequestBody 0
                SSLEngine on
                SSLCertificateFile %5$s
                SSLCertificateKeyFile %6$s
                <Directory %3$s>
                  Dav on
                  AuthType Basic
                  AuthName bench
                  AuthUserFile %7$s
                  Require valid-user
                </Directory>
                """
                    .formatted(
                        folder, port(), files, locks, shown.certificate(), shown.key(), users));
    for (Path each : List.of(files, locks)) {
      Files.setOwner(
          each,
          each.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                programs.resolve("usr/sbin/apache2").toString(),
                "-D",
                "FOREGROUND",
                "-f",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("apache.log").toFile());
    builder
        .environment()
        .put("LD_LIBRARY_PATH", programs.resolve("usr/lib/x86_64-linux-gnu").toString());
    process = builder.start();
    Await.until("Apache listens", BOUND, this::listens);
  }

  /** The cheapest hash that it supports on every system. */
  private static String hash(String password) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
      return "{SHA}" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean listens() {
    try (Socket attempt = new Socket(InetAddress.getLoopbackAddress(), port())) {
      return attempt.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The port where it serves files at its root, over TLS. */
  public int port() {
    return BenchPorts.OFFSET + 1156;
  }

  /** Flushes an uploaded file to the disk. */
  public void sync(String name) throws IOException {
    try (FileChannel file =
        FileChannel.open(files.resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file.force(false);
    }
  }

  /** Ends it and removes the uploads. */
  @Override
  public void close() {
    process.destroy();
    try (Stream<Path> left = Files.list(files)) {
      left.forEach(each -> each.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
