package org.carillon.listener.internal.acme;

import static org.carillon.contract.directory.certificate.AcmeCertificateType.ACCOUNT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.CHALLENGE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.DOMAIN;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.ENABLED;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.EXPIRES;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.HOSTS;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.IS_DEFAULT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.KEY_TYPE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.NAME;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.NEXT;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.PROBLEM;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.RENEWAL;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.STATE;
import static org.carillon.contract.directory.certificate.AcmeCertificateType.TRIED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.listener.internal.CertificateHosts;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.settings.CacheVersions;

/** The certificates that are ordered and renewed. What nodes write during an order is only read. */
@ApplicationScoped
class AcmeCertificateEntries extends DeclaredEntries {
  /** A switch that is on if the wanted certificate differs from the current one. */
  static final Attribute<Boolean> CHANGED =
      Attribute.of("changed", new AttributeType.Switch(), "", "");

  /** The number of failures in a row. */
  static final Attribute<Integer> TRIES =
      Attribute.of("tries", new AttributeType.Whole(0, Integer.MAX_VALUE), "", "");

  /** The id of the certificate in use. */
  static final Attribute<String> PLACE = Attribute.of("place", new AttributeType.Name(), "", "");

  /** The certificate in use, with its issuers, in PEM. */
  static final Attribute<String> CHAIN = Attribute.of("chain", new AttributeType.Name(), "", "");

  static final ObjectTable TABLE =
      ObjectTable.of(AcmeCertificateType.TYPE, "acme_certificate", STATE, EXPIRES)
          .referring(ACCOUNT, "account", "acme_account")
          .storing(IS_DEFAULT, "is_default")
          .showing(PROBLEM, "t.problem")
          .showing(RENEWAL, "t.renewal")
          .showing(TRIED, "t.tried")
          .showing(NEXT, "t.due")
          .showing(CHANGED, "t.changed")
          .showing(TRIES, "t.tries")
          .showing(PLACE, "cast(t.certificate as text)")
          .linking(CHAIN, "chain", "certificate", "certificate", "chain")
          .initially("due", "now()")
          .initially("changed", "not exists (select 1 from certificate n where n.chain = r.chain)");

  private static final int MOST = 200_000;
  private static final int MOST_HOSTS = 100;

  private final Domains domains;
  private final ServerCertificates certificates;
  private final DefaultHostNames usual;
  private final OrderCounts counts;

  @Inject
  AcmeCertificateEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      Domains domains,
      ServerCertificates certificates,
      DefaultHostNames usual,
      OrderCounts counts) {
    super(TABLE, transactions, versions, CacheVersions.Kind.CERTIFICATES, audit, domains);
    this.domains = domains;
    this.certificates = certificates;
    this.usual = usual;
    this.counts = counts;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST);
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  protected AttributeValues listed(DeclaredObject object) {
    AttributeValues values = object.values();
    return values
        .with(STATE, state(values))
        .with(EXPIRES, ServerCertificates.expiry(values.get(CHAIN)));
  }

  private static String state(AttributeValues values) {
    if (!values.require(ENABLED)) {
      return "off";
    }
    if (!values.require(PROBLEM).isEmpty()) {
      return "failing";
    }
    return values.get(PLACE).isPresent() ? "valid" : "ordered";
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    Optional<String> domain = given.get(DOMAIN).filter(name -> !name.isBlank());
    if (domain.isEmpty() && caller.rights() instanceof Rights.DomainAdministrator) {
      return Answer.failed(serversAlone());
    }
    if (domain.isEmpty()
        || !given.require(HOSTS).isEmpty()
        || !(domains.find(caller, domain.get()) instanceof Answer.Done<Domain>(Domain owner))) {
      return super.create(caller, given);
    }
    try {
      List<String> hosts = usual.of(owner.name());
      return hosts.isEmpty()
          ? Answer.failed(
              new Failure.Invalid(
                  "hosts",
                  "missing",
                  "No host name of the domain resolves in the DNS. Give the host names."))
          : super.create(caller, given.with(HOSTS, hosts));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(
          new Failure.TryLater("The look-up in the DNS was interrupted. Try again later."));
    }
  }

  private static Failure serversAlone() {
    return new Failure.NotAllowed(
        Failure.NotAllowed.PLAIN,
        "Only server administrators can order the server's certificates and the default"
            + " certificate.");
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    return CertificateHosts.canonical(wanted.require(HOSTS))
        .then(
            hosts -> {
              Optional<String> wildcard =
                  hosts.stream().filter(CertificateHosts::isWild).findFirst();
              if (wildcard.isPresent()
                  && wanted.require(CHALLENGE).equals(ChallengeKind.HTTP_01.word())) {
                return Answer.failed(
                    new Failure.Invalid(
                        "hosts",
                        "wildcard",
                        "Authorities issue a certificate for "
                            + wildcard.get()
                            + " only with the challenge dns-01.",
                        wildcard.get()));
              }
              if (hosts.isEmpty() || hosts.size() > MOST_HOSTS) {
                return Answer.failed(
                    new Failure.Invalid(
                        "hosts",
                        "too-many",
                        "A certificate must have 1 to " + MOST_HOSTS + " names."));
              }
              return new Answer.Done<>(
                  wanted
                      .with(ACCOUNT, wanted.require(ACCOUNT).strip().toLowerCase(Locale.ROOT))
                      .with(HOSTS, hosts));
            });
  }

  @Override
  protected Optional<Failure> refused(
      EntityManager entities,
      Caller caller,
      OptionalLong domain,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    if (wanted.require(IS_DEFAULT) && !caller.administersServer()) {
      return Optional.of(serversAlone());
    }
    String account = wanted.require(ACCOUNT);
    if (AcmeAccountEntries.TABLE.find(entities, account).isEmpty()) {
      return Optional.of(
          new Failure.Invalid("account", "unknown", "There is no ACME account " + account + "."));
    }
    return caller.administersServer()
        ? Optional.empty()
        : certificates
            .foreign(entities, domain.orElseThrow(), wanted.require(HOSTS))
            .map(
                name ->
                    new Failure.Invalid(
                        "hosts",
                        "foreign-name",
                        name
                            + " does not belong only to this domain. A server administrator can"
                            + " order the certificate.",
                        name));
  }

  @Override
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return lookAgain(
        entities,
        stored,
        before
            .filter(
                now ->
                    Stream.of(HOSTS, KEY_TYPE, IS_DEFAULT)
                        .allMatch(each -> now.value(each).equals(stored.value(each))))
            .isEmpty());
  }

  /** Checks an order at once, and orders it if it wants another certificate. */
  private static DeclaredObject lookAgain(
      EntityManager entities, DeclaredObject object, boolean anew) {
    entities
        .createNativeQuery(
            "UPDATE acme_certificate SET due = CASE WHEN enabled THEN now() END, problem = '',"
                + " tries = 0, changed = changed OR :anew WHERE id = :id")
        .setParameter("anew", anew)
        .setParameter("id", object.id())
        .executeUpdate();
    return TABLE.find(entities, object.value(NAME)).orElseThrow();
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return stored(caller, name)
        .then(
            found ->
                found.domain().isPresent() && counts.isFull(found.domain().getAsLong())
                    ? new Answer.Done<>(new TestOutcome(false, List.of(counts.full())))
                    : ordered(caller, name));
  }

  private Answer<TestOutcome> ordered(Caller caller, String name) {
    return locked(
            caller,
            name,
            OptionalLong.empty(),
            (entities, object) -> {
              record(
                  caller,
                  "change",
                  object,
                  Optional.of(object.values()),
                  Optional.of(object.values()));
              return new Answer.Done<>(lookAgain(entities, object, true));
            })
        .map(
            one ->
                one.value(ENABLED)
                    ? new TestOutcome(
                        true, List.of("The order was started; its state shows the result"))
                    : new TestOutcome(false, List.of("The order is disabled")));
  }
}
