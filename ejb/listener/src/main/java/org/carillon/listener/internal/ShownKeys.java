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
 * The key store (PKCS #12) from which the web shows its certificates.
 *
 * @param file where it is; only its owner can read it
 * @param password opens it
 */
record ShownKeys(Path file, String password) {
  /** Undertow's server in {@code carillon-server.cli}, whose key store this is. */
  private static final String OWN_SERVER = "carillon";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
  private static final int SALT_OCTETS = 20;

  /**
   * The platform decrypts a key at each handshake, and one that it is decrypting when the
   * certificates change fails that handshake. Iterations serve passwords that people make up; here
   * it is the file's mode that keeps others out.
   */
  private static final int ITERATIONS = 1;

  /**
   * The key store of this server's web, where {@code carillon-server.cli} says that it is; nothing
   * where the site put the web on another server of Undertow's ({@code carillon.web.server}), whose
   * certificates are the site's.
   */
  static Optional<ShownKeys> ofTheWeb() {
    return System.getProperty("carillon.web.server", OWN_SERVER).equals(OWN_SERVER)
        ? Optional.of(
            new ShownKeys(
                Path.of(
                    System.getProperty(
                        "carillon.tls.keystore",
                        System.getProperty("jboss.server.data.dir", "") + "/carillon-tls.p12")),
                System.getProperty("carillon.tls.keystore.password", "carillon")))
        : Optional.empty();
  }

  /**
   * Those of the certificates that one key store can show: JSSE asks for a key type before it looks
   * at the name a client wants, so that of two types only one is ever seen. That type is the first
   * certificate's, and those that an authority signed come before those that vouch for themselves.
   */
  static List<HostCertificate> fitting(List<HostCertificate> certificates) {
    List<HostCertificate> best =
        certificates.stream().sorted(Comparator.comparing(ShownKeys::vouchesForItself)).toList();
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
   * Makes it hold these, in this order; does nothing when it does already.
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
    // On the disk before it takes the other's name: the next start needs one of them whole.
    force(unfinished, StandardOpenOption.WRITE);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.getParent(), StandardOpenOption.READ);
    return true;
  }

  /** Whether somebody wrote it later than that. */
  boolean writtenAfter(Instant moment) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isAfter(moment);
  }

  private static void force(Path path, StandardOpenOption access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, access)) {
      channel.force(true);
    }
  }

  /**
   * To a client that asks for no name it knows, JSSE shows the first alias, and a store lists its
   * aliases by their hashes: so the certificates are laid under the aliases in that order.
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

  /** The chains that it holds, in the order of their aliases. */
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
