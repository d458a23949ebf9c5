package org.carillon.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.carillon.testbed.Slapd;

/** OpenLDAP's server with a few people, which accepts nothing before TLS. */
final class OutsideDirectory implements AutoCloseable {
  static final String BASE = "dc=corp,dc=test";
  static final String SERVICE = "cn=carillon," + BASE;
  static final String SERVICE_PASSWORD = "service";
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final char[] KEY_PASSWORD = "changeit".toCharArray();

  private final Slapd slapd;

  /**
   * @param people the entries in LDIF, below {@link #BASE}
   */
  OutsideDirectory(Path folder, Certificate certificate, String people) throws IOException {
    slapd =
        new Slapd(
            folder,
            """
            TLSCertificateFile %s
            TLSCertificateKeyFile %s
            security simple_bind=128
            disallow bind_anon
            database mdb
            suffix "%s"
            rootdn "%s"
            rootpw %s
            access to attrs=userPassword by anonymous auth by * none
            access to * by * read
            """
                .formatted(certificate.file, certificate.key, BASE, SERVICE, SERVICE_PASSWORD),
            people);
  }

  String url() {
    return slapd.url();
  }

  /** Applies a change as the administrator. */
  void modify(String ldif) {
    Command.run(
            BOUND,
            List.of(
                OutsideTool.LDAPMODIFY.path(),
                "-x",
                "-ZZ",
                "-H",
                url(),
                "-D",
                SERVICE,
                "-w",
                SERVICE_PASSWORD),
            ldif,
            Map.of("LDAPTLS_REQCERT", "never"))
        .orFail();
  }

  /** Suspends it with its connections open, or resumes it. */
  void signal(String name) {
    Command.run(BOUND, List.of("kill", "-" + name, Long.toString(slapd.pid()))).orFail();
  }

  @Override
  public void close() {
    slapd.close();
  }

  /**
   * A self-signed certificate for this machine's own address.
   *
   * @param file its file in PEM
   * @param key its key's file
   */
  record Certificate(Path file, Path key) {

    static Certificate make(Path folder) throws IOException, GeneralSecurityException {
      Path store = folder.resolve("keys.p12");
      Command.run(
              BOUND,
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "directory",
                  "-keyalg",
                  "RSA",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(KEY_PASSWORD),
                  "-dname",
                  "CN=directory",
                  "-ext",
                  "SAN=IP:127.0.0.1"))
          .orFail();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, KEY_PASSWORD);
      }
      return new Certificate(
          pem(
              folder.resolve("certificate.pem"),
              "CERTIFICATE",
              keys.getCertificate("directory").getEncoded()),
          pem(
              folder.resolve("key.pem"),
              "PRIVATE KEY",
              keys.getKey("directory", KEY_PASSWORD).getEncoded()));
    }

    private static Path pem(Path file, String what, byte[] octets) throws IOException {
      String lines = Base64.getMimeEncoder().encodeToString(octets);
      return Files.writeString(
          file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }

    String text() throws IOException {
      return Files.readString(file);
    }
  }
}
