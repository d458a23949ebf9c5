package org.carillon.listener.internal;

import java.util.List;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.net.HostCertificate;
import org.carillon.testing.TestDatabase;

/** The certificates of a test database, for tests of other modules. */
public final class TestCertificates {
  private final CertificateStore store;
  private final KeptCertificates kept;

  public TestCertificates(TestDatabase database, TestDirectory directory) {
    store =
        new CertificateStore(
            database.transactions(),
            directory.homeKey(),
            directory.versions(),
            directory.settings());
    store.start();
    kept = new KeptCertificates(store, directory.homeKey());
  }

  /** The server's own certificates. */
  public KeptCertificates kept() {
    return kept;
  }

  /** The certificates in use. */
  public List<HostCertificate> shown() {
    return store.all();
  }

  public void stop() {
    store.stop();
  }
}
