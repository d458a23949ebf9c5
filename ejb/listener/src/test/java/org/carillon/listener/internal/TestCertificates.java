package org.carillon.listener.internal;

import java.util.List;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.net.HostCertificate;
import org.carillon.testing.TestDatabase;

public final class TestCertificates {
  private final CertificateStore store;
  private final ServerCertificates kept;

  public TestCertificates(TestDatabase database, TestDirectory directory) {
    store =
        new CertificateStore(
            database.transactions(),
            directory.homeKey(),
            directory.versions(),
            directory.settings());
    store.start();
    kept = new ServerCertificates(store, directory.homeKey());
  }

  public ServerCertificates kept() {
    return kept;
  }

  public List<HostCertificate> shown() {
    return store.all();
  }

  public void stop() {
    store.stop();
  }
}
