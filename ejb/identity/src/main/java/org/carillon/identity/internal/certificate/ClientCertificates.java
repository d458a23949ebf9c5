package org.carillon.identity.internal.certificate;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.Watch;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.KnownPrincipals;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.CacheVersions;
import org.jboss.logging.Logger;

/** Finds the principals of client certificates in memory, read again on directory changes. */
@ApplicationScoped
public class ClientCertificates {
  private static final Logger LOG = Logger.getLogger(ClientCertificates.class);

  private final KnownPrincipals principals;
  private final Transactions transactions;
  private final CacheVersions versions;
  private final AtomicLong changes = new AtomicLong(1);
  private volatile Read read = new Read(0, List.of());
  private Watch watch = () -> {};

  /**
   * The clients of the authorities as they were read.
   *
   * @param changes the number of changes before they were read
   */
  private record Read(long changes, List<CertificateAuthorityClients> clients) {}

  @Inject
  public ClientCertificates(
      KnownPrincipals principals, Transactions transactions, CacheVersions versions) {
    this.principals = principals;
    this.transactions = transactions;
    this.versions = versions;
  }

  @PostConstruct
  public void start() {
    watch = versions.watch(CacheVersions.Kind.DIRECTORY, changes::incrementAndGet);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Returns the principal of a certificate.
   *
   * @param chain the certificate and its issuers; may be empty
   * @throws RuntimeException if it is not known and the database is not reachable
   */
  public Optional<Principal> of(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    for (CertificateAuthorityClients clients : all()) {
      for (String name : clients.names(chain)) {
        Optional<Principal> somebody = principals.find(name);
        if (somebody.isPresent()) {
          return somebody;
        }
      }
    }
    return Optional.empty();
  }

  private List<CertificateAuthorityClients> all() {
    Read current = read;
    long now = changes.get();
    if (current.changes() == now) {
      return current.clients();
    }
    List<CertificateAuthorityClients> found = new ArrayList<>();
    for (DeclaredObject authority : transactions.read(ClientAuthorityEntries.TABLE::all)) {
      if (!authority.value(ClientAuthorityType.ENABLED)) {
        continue;
      }
      try {
        found.add(CertificateAuthorityClients.of(authority));
      } catch (GeneralSecurityException | IllegalArgumentException damaged) {
        LOG.warnf(
            "The client authority %s cannot be used: %s",
            authority.value(ClientAuthorityType.NAME), damaged.getMessage());
      }
    }
    read = new Read(now, List.copyOf(found));
    return read.clients();
  }
}
