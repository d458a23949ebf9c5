package org.carillon.launcher.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.launcher.home.PrivateFile;
import org.carillon.launcher.home.Secrets;

/**
 * The self-signed certificate of a first start: EC P-256, ten years, for this host's names,
 * localhost and the first domain.
 */
public final class Certificate {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");

  private Certificate() {}

  public static void create(Secrets secrets, Optional<String> firstDomain)
      throws IOException, InterruptedException {
    // A power loss while the file was being made can leave an empty one.
    if (Files.exists(secrets.keyStore()) && Files.size(secrets.keyStore()) > 0) {
      return;
    }
    Path unfinished = secrets.keyStore().resolveSibling("tls.p12.made");
    Files.deleteIfExists(unfinished);
    Path output = secrets.keyStore().resolveSibling("keytool.out");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "carillon",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + names(firstDomain).getFirst(),
                "-ext",
                "SAN=" + alternativeNames(firstDomain),
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                // The server's WebKeyStore uses the same count, for the same reason.
                "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                "-keystore",
                unfinished.toString(),
                "-storepass:file",
                secrets.keyStorePassword().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(
          "The certificate could not be created: " + Files.readString(output).strip());
    }
    Files.delete(output);
    // keytool leaves it to the kernel when its file is written to the disk.
    PrivateFile.write(secrets.keyStore(), Files.readAllBytes(unfinished));
    Files.delete(unfinished);
  }

  /** Writes the certificates, self-signed or not, to the place where clients find them. */
  public static void publish(Secrets secrets, Path file) throws IOException {
    try {
      KeyStore store =
          KeyStore.getInstance(
              secrets.keyStore().toFile(), secrets.readKeyStorePassword().toCharArray());
      StringBuilder text = new StringBuilder();
      for (String alias : Collections.list(store.aliases())) {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(store.getCertificate(alias).getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
      Files.writeString(file, text);
      // It is public, even if the umask is stricter for other files.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (GeneralSecurityException e) {
      throw new IOException(secrets.keyStore() + " contains no certificate", e);
    }
  }

  private static String alternativeNames(Optional<String> firstDomain) {
    return names(firstDomain).stream().map(name -> "dns:" + name).collect(Collectors.joining(","))
        + ",ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
  }

  private static SequencedSet<String> names(Optional<String> firstDomain) {
    SequencedSet<String> names = new LinkedHashSet<>();
    try {
      InetAddress host = InetAddress.getLocalHost();
      add(names, host.getCanonicalHostName());
      add(names, host.getHostName());
    } catch (UnknownHostException e) {
      // A host that cannot look up its own name can be reached by localhost or by address.
      names.add("localhost");
    }
    names.add("localhost");
    firstDomain.ifPresent(domain -> add(names, domain));
    return names;
  }

  private static void add(Set<String> names, String name) {
    if (HOST.matcher(name).matches() && !name.matches("[0-9.]+")) {
      names.add(name);
    }
  }
}
