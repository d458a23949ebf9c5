package org.carillon.listener.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.declared.CountedTransactions;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.listener.Certificate;
import org.carillon.listener.Certificates;
import org.carillon.listener.NewCertificate;
import org.carillon.settings.CacheVersions;

/** The certificates in the database, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CertificateOperations implements Certificates {
  private final CountedTransactions transactions;
  private final CertificateStore store;
  private final Domains domains;
  private final Audit audit;

  @Inject
  CertificateOperations(
      Transactions transactions,
      CacheVersions versions,
      CertificateStore store,
      Domains domains,
      Audit audit) {
    this.transactions =
        new CountedTransactions(
            transactions,
            versions,
            CacheVersions.Kind.CERTIFICATES,
            "certificates",
            _ ->
                new Failure.TryLater(
                    "Certificates cannot be read or stored at the moment. Try again later."));
    this.store = store;
    this.domains = domains;
    this.audit = audit;
  }

  @Override
  public Answer<Certificate> create(Caller caller, NewCertificate certificate) {
    Optional<Domain> domain = Optional.empty();
    if (certificate.domain().isPresent()) {
      if (!(domains.find(caller, certificate.domain().get())
          instanceof Answer.Done<Domain>(Domain found))) {
        return Answer.failed(
            new Failure.Invalid(
                "domain", "unknown", "There is no domain " + certificate.domain().get() + "."));
      }
      domain = Optional.of(found);
    }
    if ((domain.isEmpty() || certificate.isDefault()) && !caller.administersServer()) {
      return Answer.failed(
          new Failure.NotAllowed(
              Failure.NotAllowed.PLAIN,
              "Only server administrators can add the server's certificates and the default"
                  + " certificate."));
    }
    Optional<Domain> owner = domain;
    String field = certificate.file().isPresent() ? "pkcs12" : "pem";
    KeyEntry.Parsed parsed =
        certificate.file().map(KeyEntry::parse).orElseGet(() -> KeyEntry.parse(certificate.pem()));
    return switch (parsed) {
      case KeyEntry.Parsed.Unusable(String code, String why) ->
          Answer.failed(
              new Failure.Invalid(code.equals("passphrase") ? "passphrase" : field, code, why));
      case KeyEntry.Parsed.Usable(KeyEntry chain)
          when chain.names().isEmpty() && !certificate.isDefault() ->
          Answer.failed(
              new Failure.Invalid(
                  field,
                  "nameless",
                  "The certificate contains no host name (subject alternative name)."));
      case KeyEntry.Parsed.Usable(KeyEntry chain) ->
          transactions.change(
              entities -> {
                var foreign =
                    caller.administersServer()
                        ? Optional.<String>empty()
                        : HostNames.foreign(entities, owner.orElseThrow().id(), chain.names())
                            .or(() -> shared(entities, chain.names()));
                if (foreign.isPresent()) {
                  return Answer.failed(
                      new Failure.Invalid(
                          field,
                          "foreign-name",
                          "The certificate contains the host name "
                              + foreign.get()
                              + ", which does not belong only to "
                              + owner.get().name()
                              + ". A server administrator can add it."));
                }
                var same = same(entities, owner.map(Domain::id), chain);
                if (same.filter(row -> row.isDefault || !certificate.isDefault()).isPresent()) {
                  return Answer.failed(
                      new Failure.Taken(
                          "pem",
                          "same",
                          "This certificate already exists as " + same.get().id + "."));
                }
                var row = same.orElseGet(CertificateRow::new);
                row.domain = owner.map(Domain::id).orElse(null);
                if (certificate.isDefault()) {
                  entities
                      .createQuery(
                          "UPDATE CertificateRow c SET c.isDefault = false WHERE c.isDefault = true")
                      .executeUpdate();
                  row.isDefault = true;
                }
                if (same.isEmpty()) {
                  store.keep(entities, row, chain);
                }
                var made = describe(row, owner.map(Domain::name));
                audit.record(
                    caller,
                    "certificate.create",
                    subject(row, made),
                    Optional.empty(),
                    Optional.of(String.join(" ", made.names())));
                return new Answer.Done<>(made);
              });
    };
  }

  /** Returns the same chain of the domain. None is added until the end of the transaction. */
  private static Optional<CertificateRow> same(
      EntityManager entities, Optional<Long> domain, KeyEntry chain) {
    entities.createNativeQuery("LOCK TABLE certificate IN EXCLUSIVE MODE").executeUpdate();
    return entities
        .createQuery("FROM CertificateRow c WHERE c.chain = :chain", CertificateRow.class)
        .setParameter("chain", chain.chainText())
        .getResultStream()
        .filter(row -> Optional.ofNullable(row.domain).equals(domain))
        .findFirst();
  }

  /** Returns the first name that a certificate of the server's own covers, too. */
  static Optional<String> shared(EntityManager entities, List<String> names) {
    Set<String> own =
        entities
            .createQuery(
                "SELECT c FROM CertificateRow c WHERE c.domain IS NULL", CertificateRow.class)
            .getResultStream()
            .flatMap(row -> describe(row, Optional.empty()).names().stream())
            .collect(Collectors.toSet());
    return names.stream()
        .filter(name -> own.contains(name) || own.contains("*" + name.substring(name.indexOf('.'))))
        .findFirst();
  }

  @Override
  public Answer<Certificate> find(Caller caller, long id) {
    return transactions.look(
        entities ->
            seen(entities, caller, id)
                .<Answer<Certificate>>map(
                    row -> new Answer.Done<>(describe(row, domainName(entities, row))))
                .orElseGet(() -> notFound(id)));
  }

  @Override
  public Answer<List<Certificate>> list(Caller caller) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            new Answer.Done<>(
                CertificateStore.rows(entities).stream()
                    .filter(row -> mayChange(caller, row))
                    .map(row -> describe(row, domainName(entities, row)))
                    .toList()));
  }

  @Override
  public Answer<Certificate> delete(Caller caller, long id) {
    return transactions.change(
        entities -> {
          var row = seen(entities, caller, id);
          if (row.isEmpty()) {
            return notFound(id);
          }
          if (row.get().isDefault) {
            return Answer.failed(
                new Failure.Taken(
                    "default",
                    "default",
                    "The default certificate cannot be deleted. Make another certificate the"
                        + " default first."));
          }
          var was = describe(row.get(), domainName(entities, row.get()));
          if (!isGone(entities, id)) {
            return notFound(id);
          }
          audit.record(
              caller,
              "certificate.delete",
              subject(row.get(), was),
              Optional.of(String.join(" ", was.names())),
              Optional.empty());
          return new Answer.Done<>(was);
        });
  }

  /** Deletes a certificate unless it is the default; false if another transaction did so first. */
  private static boolean isGone(EntityManager entities, long id) {
    return entities
            .createQuery("DELETE FROM CertificateRow c WHERE c.id = :id AND c.isDefault = false")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  private static Optional<CertificateRow> seen(EntityManager entities, Caller caller, long id) {
    return Optional.ofNullable(entities.find(CertificateRow.class, id))
        .filter(row -> mayChange(caller, row));
  }

  private static boolean mayChange(Caller caller, CertificateRow row) {
    return row.domain == null ? caller.administersServer() : caller.administersDomain(row.domain);
  }

  private static Optional<String> domainName(EntityManager entities, CertificateRow row) {
    return row.domain == null
        ? Optional.empty()
        : Optional.of(
            (String)
                entities
                    .createNativeQuery("SELECT name FROM domain WHERE id = :id", String.class)
                    .setParameter("id", row.domain)
                    .getSingleResult());
  }

  private static Certificate describe(CertificateRow row, Optional<String> domain) {
    try {
      X509Certificate first = KeyEntry.chain(row.chain).getFirst();
      return new Certificate(
          row.id,
          domain,
          KeyEntry.names(first),
          first.getSubjectX500Principal().getName(),
          first.getIssuerX500Principal().getName(),
          first.getNotBefore().toInstant(),
          first.getNotAfter().toInstant(),
          row.isDefault);
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("Certificate " + row.id + " cannot be read", damaged);
    }
  }

  private static Answer<Certificate> notFound(long id) {
    return Answer.failed(new Failure.NotFound("certificate " + id));
  }

  private static AuditSubject subject(CertificateRow row, Certificate shown) {
    return row.domain == null
        ? AuditSubject.server(shown.subject())
        : AuditSubject.of(row.domain, shown.subject() + " of " + shown.domain().orElseThrow());
  }
}
