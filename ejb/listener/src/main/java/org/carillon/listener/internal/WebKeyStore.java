package org.carillon.listener.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.PBEParameterSpec;
import org.carillon.contract.net.HostCertificate;

/**
 * The key store (PKCS #12) of the web's certificates.
 *
 * @param file its path; only its owner can read it
 * @param password its password
 */
record WebKeyStore(Path file, String password) {
  /** Undertow's server in {@code carillon-server.cli} that uses this key store. */
  private static final String OWN_SERVER = "carillon";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
  private static final int SALT_OCTETS = 20;

  /**
   * The platform decrypts a key at each handshake, and a handshake fails if the certificates change
   * during its decryption. Many iterations protect weak passwords; here the file's mode keeps
   * others out.
   */
  private static final int ITERATIONS = 1;

  /**
   * The key store of the web at the place that {@code carillon-server.cli} sets; empty if the site
   * runs the web on another server of Undertow ({@code carillon.web.server}) with its own
   * certificates.
   */
  static Optional<WebKeyStore> ofTheWeb() {
    return System.getProperty("carillon.web.server", OWN_SERVER).equals(OWN_SERVER)
        ? Optional.of(
            new WebKeyStore(
                Path.of(
                    System.getProperty(
                        "carillon.tls.keystore",
                        System.getProperty("jboss.server.data.dir", "") + "/carillon-tls.p12")),
                System.getProperty("carillon.tls.keystore.password", "carillon")))
        : Optional.empty();
  }

  /**
   * Returns the certificates that one key store can show: JSSE selects a key type before it looks
   * at the client's host name, so only one of two types is ever used. It is the first certificate's
   * type. Certificates that an authority signed come before self-signed ones.
   */
  static List<HostCertificate> fitting(List<HostCertificate> certificates) {
    List<HostCertificate> best =
        certificates.stream().sorted(Comparator.comparing(WebKeyStore::vouchesForItself)).toList();
    return best.stream().filter(each -> keyType(each).equals(keyType(best.getFirst()))).toList();
  }

  static boolean vouchesForItself(HostCertificate certificate) {
    X509Certificate first = certificate.chain().getFirst();
    return first.getIssuerX500Principal().equals(first.getSubjectX500Principal());
  }

  private static String keyType(HostCertificate certificate) {
    return certificate.key().getAlgorithm();
  }

  /**
   * Writes these certificates in this order, unless the file has them already.
   *
   * @return whether it changed
   */
  boolean hold(List<HostCertificate> certificates) throws IOException, GeneralSecurityException {
    if (held().equals(chains(certificates))) {
      return false;
    }
    Path unfinished = Files.createTempFile(file.getParent(), "tls", ".new");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      store(certificates).store(out, password.toCharArray());
    }
    // Forced to the disk before the rename: the next start needs one complete file.
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.getParent(), StandardOpenOption.READ);
    return true;
  }

  boolean writtenAfter(Instant moment) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isAfter(moment);
  }

  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  /**
   * JSSE shows the first alias to a client that asks for no known name, and a store lists its
   * aliases by their hashes: so the certificates are stored under aliases in hash order.
   */
  private KeyStore store(List<HostCertificate> certificates)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      set(store, Integer.toString(i), certificates.get(i));
    }
    Iterator<HostCertificate> next = certificates.iterator();
    for (String alias : Collections.list(store.aliases())) {
      set(store, alias, next.next());
    }
    return store;
  }

  private void set(KeyStore store, String alias, HostCertificate certificate)
      throws GeneralSecurityException {
    byte[] salt = new byte[SALT_OCTETS];
    RANDOM.nextBytes(salt);
    store.setEntry(
        alias,
        new KeyStore.PrivateKeyEntry(
            certificate.key(), certificate.chain().toArray(X509Certificate[]::new)),
        new KeyStore.PasswordProtection(
            password.toCharArray(), PROTECTION, new PBEParameterSpec(salt, ITERATIONS)));
  }

  /** Returns the chains in the file, in the order of their aliases. */
  List<List<Certificate>> held() throws IOException, GeneralSecurityException {
    if (Files.notExists(file)) {
      return List.of();
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
    var chains = new ArrayList<List<Certificate>>();
    for (String alias : Collections.list(store.aliases())) {
      chains.add(Arrays.asList(store.getCertificateChain(alias)));
    }
    return chains;
  }

  private static List<List<Certificate>> chains(List<HostCertificate> certificates) {
    return certificates.stream()
        .map(certificate -> List.<Certificate>copyOf(certificate.chain()))
        .toList();
  }
}
