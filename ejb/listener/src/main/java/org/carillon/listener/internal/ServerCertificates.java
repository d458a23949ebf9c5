package org.carillon.listener.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.secret.HomeKey;
import org.jboss.logging.Logger;

/** Certificates that the server itself obtains, besides those of administrators. */
@ApplicationScoped
public class ServerCertificates {
  private static final Logger LOG = Logger.getLogger(ServerCertificates.class);

  private final CertificateStore store;
  private final HomeKey homeKey;

  @Inject
  ServerCertificates(CertificateStore store, HomeKey homeKey) {
    this.store = store;
    this.homeKey = homeKey;
  }

  /**
   * Stores a certificate, in the caller's transaction; nodes use it when changes of certificates
   * are announced.
   *
   * @param place the id of the one it replaces; empty for a new one
   * @param domain the domain whose administrators may change it; empty for the server's own
   * @param isDefault whether it replaces the default one, too
   * @return its id
   */
  public long keep(
      EntityManager entities,
      OptionalLong place,
      OptionalLong domain,
      boolean isDefault,
      List<X509Certificate> chain,
      PrivateKey key) {
    entities.createNativeQuery("LOCK TABLE certificate IN EXCLUSIVE MODE").executeUpdate();
    KeyEntry entry = new KeyEntry(chain, key);
    CertificateRow row =
        place.isPresent() ? entities.find(CertificateRow.class, place.getAsLong()) : null;
    if (isDefault && (row == null || !row.isDefault)) {
      entities
          .createQuery("UPDATE CertificateRow c SET c.isDefault = false WHERE c.isDefault = true")
          .executeUpdate();
    }
    if (row == null) {
      row = new CertificateRow();
      row.domain = domain.isPresent() ? domain.getAsLong() : null;
      row.isDefault = isDefault;
      store.keep(entities, row, entry);
    } else {
      row.isDefault |= isDefault;
      row.chain = entry.chainText();
      row.key = homeKey.seal(CertificateRow.purpose(row.id), entry.keyOctets());
      // No warning about its expiry was sent yet.
      entities.flush();
      entities
          .createNativeQuery("UPDATE certificate SET told = NULL, looked = now() WHERE id = :id")
          .setParameter("id", row.id)
          .executeUpdate();
    }
    entities.flush();
    return row.id;
  }

  /** Returns the certificate with that id, without its issuers; empty if there is none. */
  public Optional<X509Certificate> find(EntityManager entities, long id) {
    return Optional.ofNullable(entities.find(CertificateRow.class, id))
        .flatMap(row -> first(row.chain));
  }

  /** Returns a chain in PEM. */
  public static String text(List<X509Certificate> chain) {
    return KeyEntry.chainText(chain);
  }

  /** Returns the chain that {@link #text} wrote. */
  public static List<X509Certificate> chain(String text) {
    try {
      return KeyEntry.chain(text);
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("A certificate can't be read", damaged);
    }
  }

  /** Returns the first certificate of a chain in PEM; empty if it can't be read. */
  public static Optional<X509Certificate> first(String chain) {
    try {
      return Optional.of(KeyEntry.chain(chain).getFirst());
    } catch (GeneralSecurityException damaged) {
      LOG.warnf("A certificate can't be read: %s", damaged.getMessage());
      return Optional.empty();
    }
  }

  /** Returns when the first certificate of a chain in PEM expires. */
  public static Optional<Instant> expiry(Optional<String> chain) {
    return chain
        .flatMap(ServerCertificates::first)
        .map(certificate -> certificate.getNotAfter().toInstant());
  }

  /** Returns the certificates in use, without their issuers. */
  public List<X509Certificate> shown() {
    return store.all().stream().map(each -> each.chain().getFirst()).toList();
  }

  /** The result of reading an authority's certificate. */
  public sealed interface Issued {
    /** A chain, the certificate of the request's key first. */
    record Usable(List<X509Certificate> chain) implements Issued {}

    /** The chain is not usable, with a code and a sentence why. */
    record Unusable(String code, String why) implements Issued {}
  }

  /**
   * Reads an authority's certificate for a key.
   *
   * @param pem certificates in any order
   */
  public Issued issued(String pem, PrivateKey key) {
    return switch (KeyEntry.parseIssued(pem, key)) {
      case KeyEntry.Parsed.Usable(KeyEntry entry) -> new Issued.Usable(entry.chain());
      case KeyEntry.Parsed.Unusable(String code, String why) -> new Issued.Unusable(code, why);
    };
  }

  /** Returns the hosts that a certificate is for. */
  public List<String> names(X509Certificate certificate) {
    return KeyEntry.names(certificate);
  }

  /** Returns the first of some names that is not only a domain's; empty if all are. */
  public Optional<String> foreign(EntityManager entities, long domain, List<String> names) {
    return HostNames.foreign(entities, domain, names)
        .or(() -> CertificateOperations.shared(entities, names));
  }
}
