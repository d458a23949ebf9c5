package org.carillon.listener.internal;

import java.util.List;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.net.HostCertificate;
import org.carillon.testing.TestDatabase;

/** The certificates of a directory, as tests of other rooms see them. */
public final class TestCertificates {
  private final CertificateStore store;
  private final KeptCertificates kept;

  /** Of this one. */
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

  /** Keeps those that the server brings. */
  public KeptCertificates kept() {
    return kept;
  }

  /** What clients are shown. */
  public List<HostCertificate> shown() {
    return store.all();
  }

  /** Ends. */
  public void stop() {
    store.stop();
  }
}
