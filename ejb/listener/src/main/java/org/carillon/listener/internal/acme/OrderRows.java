package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.settings.CacheVersions;

/** The rows of due orders and their outcome. */
@ApplicationScoped
class OrderRows {
  /** The due orders. A claim lasts longer than an order, each wait of which is limited. */
  static final DueRows DUE =
      new DueRows("update acme_certificate", "id", "due", Duration.ofMinutes(20));

  private final SqlTransactions database;
  private final Transactions transactions;
  private final CacheVersions versions;
  private final ServerCertificates certificates;
  private final HomeKey homeKey;
  private final Audit audit;

  @Inject
  OrderRows(
      SqlTransactions database,
      Transactions transactions,
      CacheVersions versions,
      ServerCertificates certificates,
      HomeKey homeKey,
      Audit audit) {
    this.database = database;
    this.transactions = transactions;
    this.versions = versions;
    this.certificates = certificates;
    this.homeKey = homeKey;
    this.audit = audit;
  }

  /** An order that is due, as {@link AcmeCertificateEntries} stores it. */
  record Due(DeclaredObject order, AcmeAccount account) {
    <T> T of(Attribute<T> attribute) {
      return order.value(attribute);
    }

    long id() {
      return order.id();
    }

    String name() {
      return of(AcmeCertificateType.NAME);
    }

    List<String> hosts() {
      return of(AcmeCertificateType.HOSTS);
    }

    KeyType keyType() {
      return KeyType.of(of(AcmeCertificateType.KEY_TYPE));
    }

    /** The certificate in use; empty for none. */
    Optional<X509Certificate> current() {
      return order.values().get(AcmeCertificateEntries.CHAIN).flatMap(ServerCertificates::first);
    }
  }

  Optional<Due> claim() throws SQLException {
    Optional<String> claimed =
        database.write(connection -> DUE.claim(connection, row -> row.getString("name")));
    return claimed.flatMap(name -> transactions.read(entities -> read(entities, name)));
  }

  private Optional<Due> read(EntityManager entities, String name) {
    return AcmeCertificateEntries.TABLE
        .find(entities, name)
        .map(
            order ->
                new Due(
                    order,
                    AcmeAccount.named(
                        entities, homeKey, order.value(AcmeCertificateType.ACCOUNT))));
  }

  /** Stops checks until somebody changes the order. */
  void rest(long id) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery("UPDATE acme_certificate SET due = NULL WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }

  /** Notes when to renew a certificate, unless it was changed meanwhile. */
  void good(Due due, RenewalTime time) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery(
                    "UPDATE acme_certificate SET due = :due, renewal = :renewal, problem = ''"
                        + " WHERE id = :id AND version = :version")
                .setParameter("due", Timestamp.from(time.look()))
                .setParameter("renewal", Timestamp.from(time.renewal()))
                .setParameter("id", due.id())
                .setParameter("version", due.order().version())
                .executeUpdate());
  }

  /** Notes a failure and the time of the next attempt. */
  void failed(Due due, String problem, Instant again) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery(
                    "UPDATE acme_certificate SET due = :due, tries = tries + 1, tried = now(),"
                        + " problem = :problem WHERE id = :id AND version = :version")
                .setParameter("due", Timestamp.from(again))
                .setParameter("problem", problem)
                .setParameter("id", due.id())
                .setParameter("version", due.order().version())
                .executeUpdate());
  }

  /** Stores the new certificate: every node uses it when this returns. */
  void issued(Due due, List<X509Certificate> chain, PrivateKey key, RenewalTime time) {
    transactions.run(
        entities -> {
          long number =
              certificates.keep(
                  entities,
                  due.order().values().get(AcmeCertificateEntries.PLACE).stream()
                      .mapToLong(Long::parseLong)
                      .findFirst(),
                  due.order().domain(),
                  due.of(AcmeCertificateType.IS_DEFAULT),
                  chain,
                  key);
          int noted =
              entities
                  .createNativeQuery(
                      "UPDATE acme_certificate SET certificate = :number, tries = 0,"
                          + " tried = now(), problem = '', renewal = :renewal,"
                          + " changed = changed AND version <> :version,"
                          + " due = CASE WHEN version = :version THEN :due ELSE due END"
                          + " WHERE id = :id")
                  .setParameter("number", number)
                  .setParameter("renewal", Timestamp.from(time.renewal()))
                  .setParameter("due", Timestamp.from(time.look()))
                  .setParameter("version", due.order().version())
                  .setParameter("id", due.id())
                  .executeUpdate();
          if (noted > 0) {
            audit.note(
                "acme-certificate.issue",
                new AuditSubject(due.order().domain(), due.name()),
                "%s until %s"
                    .formatted(
                        String.join(" ", due.hosts()), chain.getFirst().getNotAfter().toInstant()));
          }
          versions.increase(CacheVersions.Kind.CERTIFICATES);
        });
    versions.announce(CacheVersions.Kind.CERTIFICATES);
  }

  /** Stores the authority's terms and the account's URL there. */
  void registered(long account, String terms, String location) {
    transactions.run(
        entities ->
            entities
                .createNativeQuery(
                    "UPDATE acme_account SET terms = :terms, location = :location WHERE id = :id")
                .setParameter("terms", terms)
                .setParameter("location", location)
                .setParameter("id", account)
                .executeUpdate());
  }
}
