package org.carillon.listener.internal;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.format.name.DomainName;
import org.jboss.logging.Logger;

/**
 * The default certificate of a fresh database: the one the web already shows, from the web's key
 * store ({@link WebKeyStore#ofTheWeb}), so that clients meet one certificate everywhere; else a
 * self-signed one for this host's names.
 */
final class FirstCertificate {
  private static final Logger LOG = Logger.getLogger(FirstCertificate.class);

  private FirstCertificate() {}

  static KeyEntry make() {
    return WebKeyStore.ofTheWeb()
        .filter(keys -> Files.exists(keys.file()))
        .flatMap(keys -> read(keys.file().toFile(), keys.password()))
        .orElseGet(() -> SelfSigned.create(hosts()));
  }

  static Optional<KeyEntry> read(File file, String password) {
    try {
      var store = KeyStore.getInstance(file, password.toCharArray());
      String alias = store.aliases().nextElement();
      var chain =
          Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
      var key = (PrivateKey) store.getKey(alias, password.toCharArray());
      return Optional.of(new KeyEntry(chain, key));
    } catch (IOException | GeneralSecurityException failure) {
      LOG.warnf("No certificate can be read from %s: %s", file, failure.getMessage());
      return Optional.empty();
    }
  }

  private static List<String> hosts() {
    var hosts = new ArrayList<String>();
    try {
      DomainName.canonical(InetAddress.getLocalHost().getCanonicalHostName()).ifPresent(hosts::add);
    } catch (UnknownHostException nameless) {
      LOG.debugf("The host name of this machine cannot be determined: %s", nameless.getMessage());
    }
    hosts.add("localhost");
    return hosts;
  }
}
