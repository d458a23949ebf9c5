package org.carillon.listener.internal.acme;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.audit.Audit;
import org.carillon.contract.acme.ChallengeKind;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.json.Json;
import org.carillon.listener.KeyType;
import org.carillon.listener.acme.AcmeCertificate;
import org.carillon.listener.acme.AcmeCertificates;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.listener.internal.object.NamedObjects;
import org.carillon.listener.internal.object.ObjectKind;
import org.carillon.settings.CacheVersions;

/** Ordered certificates in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AcmeCertificateOperations implements AcmeCertificates {
  private static final int MOST = 200_000;
  private static final int MOST_HOSTS = 100;
  private static final String WILDCARD = "*.";

  private final NamedObjects<AcmeCertificateRow, AcmeCertificate> objects;
  private final Domains domains;
  private final ServerCertificates certificates;
  private final DefaultHostNames usual;
  private final OrderCounts counts;

  @Inject
  AcmeCertificateOperations(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      Domains domains,
      ServerCertificates certificates,
      DefaultHostNames usual,
      OrderCounts counts) {
    this.objects = new NamedObjects<>(transactions, versions, audit, new Kind(certificates));
    this.domains = domains;
    this.certificates = certificates;
    this.usual = usual;
    this.counts = counts;
  }

  private record Kind(ServerCertificates certificates)
      implements ObjectKind<AcmeCertificateRow, AcmeCertificate> {
    @Override
    public Class<AcmeCertificateRow> rows() {
      return AcmeCertificateRow.class;
    }

    @Override
    public String name() {
      return "acme-certificate";
    }

    @Override
    public int most() {
      return MOST;
    }

    @Override
    public String key(AcmeCertificate value) {
      return value.name();
    }

    @Override
    public AcmeCertificate value(EntityManager entities, AcmeCertificateRow row) {
      return new AcmeCertificate(
          row.name(),
          row.domain().isPresent()
              ? Optional.of(named(entities, "domain", row.domain().getAsLong()))
              : Optional.empty(),
          named(entities, "acme_account", row.account),
          row.hosts(),
          ChallengeKind.of(row.challenge),
          KeyType.of(row.keyType),
          row.isDefault,
          row.enabled,
          new AcmeCertificate.State(
              row.certificate == null ? OptionalLong.empty() : OptionalLong.of(row.certificate),
              Optional.ofNullable(row.certificate)
                  .flatMap(number -> certificates.find(entities, number))
                  .map(shown -> shown.getNotAfter().toInstant()),
              Optional.ofNullable(row.renewal),
              Optional.ofNullable(row.tried),
              Optional.ofNullable(row.due),
              row.problem == null ? "" : row.problem),
          row.version(),
          row.created());
    }

    private static String named(EntityManager entities, String table, long id) {
      return (String)
          entities
              .createNativeQuery("SELECT name FROM " + table + " WHERE id = :id", String.class)
              .setParameter("id", id)
              .getSingleResult();
    }

    @Override
    public String described(AcmeCertificate one) {
      return Json.createObjectBuilder()
          .add("name", one.name())
          .add("domain", one.domain().orElse(""))
          .add("account", one.account())
          .add("hosts", Json.createArrayBuilder(one.hosts()))
          .add("challenge", one.challenge().word())
          .add("keyType", one.keyType().word())
          .add("default", one.isDefault())
          .add("enabled", one.enabled())
          .build()
          .toString();
    }
  }

  @Override
  public Answer<Page<AcmeCertificate>> list(Caller caller, PageRequest request) {
    return objects.list(caller, request);
  }

  @Override
  public Answer<AcmeCertificate> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<AcmeCertificate> create(Caller caller, AcmeCertificate wanted) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<Domain> owner = Optional.empty();
    if (wanted.domain().isPresent()) {
      Answer<Domain> found = domains.find(caller, wanted.domain().get());
      if (!(found instanceof Answer.Done<Domain>(Domain domain))) {
        return Answer.failed(
            new Failure.Invalid(
                "domain", "unknown", "There is no domain " + wanted.domain().get() + "."));
      }
      owner = Optional.of(domain);
    }
    if ((owner.isEmpty() || wanted.isDefault()) && !caller.administersServer()) {
      return Answer.failed(
          new Failure.NotAllowed(
              Failure.NotAllowed.PLAIN,
              "Only server administrators can order the server's certificates and the"
                  + " default certificate."));
    }
    List<String> hosts = wanted.hosts();
    if (hosts.isEmpty() && owner.isPresent()) {
      try {
        hosts = usual.of(owner.get().name());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Answer.failed(
            new Failure.TryLater("The look-up in the DNS was interrupted. Try again later."));
      }
      if (hosts.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid(
                "hosts",
                "missing",
                "No host name of the domain resolves in the DNS. Give the host names."));
      }
    }
    AcmeCertificate named = with(wanted, hosts);
    AcmeCertificateRow row = new AcmeCertificateRow();
    owner.ifPresent(domain -> row.belongTo(domain.id()));
    return objects.create(
        caller,
        wanted.name(),
        row,
        (entities, fresh) -> take(entities, caller, fresh, named),
        (entities, fresh) -> {
          entities.flush();
          lookAgain(entities, fresh.id(), true);
          entities.refresh(fresh);
        });
  }

  private static AcmeCertificate with(AcmeCertificate one, List<String> hosts) {
    return new AcmeCertificate(
        one.name(),
        one.domain(),
        one.account(),
        hosts,
        one.challenge(),
        one.keyType(),
        one.isDefault(),
        one.enabled(),
        one.state(),
        one.version(),
        one.created());
  }

  @Override
  public Answer<AcmeCertificate> change(
      Caller caller, String name, UnaryOperator<AcmeCertificate> change, OptionalLong version) {
    return find(caller, name)
        .then(
            before -> {
              if (change.apply(before).isDefault() && !caller.administersServer()) {
                return Answer.failed(
                    new Failure.NotAllowed(
                        Failure.NotAllowed.PLAIN,
                        "Only server administrators can choose the default certificate."));
              }
              return objects.change(
                  caller,
                  name,
                  version,
                  (entities, row) -> {
                    AcmeCertificate wanted =
                        change.apply(new Kind(certificates).value(entities, row));
                    String asked = row.hosts + row.keyType + row.isDefault;
                    Optional<Failure> wrong = take(entities, caller, row, wanted);
                    if (wrong.isEmpty()) {
                      entities.flush();
                      lookAgain(
                          entities,
                          row.id(),
                          !asked.equals(row.hosts + row.keyType + row.isDefault));
                      entities.refresh(row);
                    }
                    return wrong;
                  });
            });
  }

  private static void lookAgain(EntityManager entities, long id, boolean anew) {
    entities
        .createNativeQuery(
            "UPDATE acme_certificate SET due = CASE WHEN enabled THEN now() END, problem = '',"
                + " tries = 0, changed = changed OR :anew WHERE id = :id")
        .setParameter("anew", anew)
        .setParameter("id", id)
        .executeUpdate();
  }

  private Optional<Failure> take(
      EntityManager entities, Caller caller, AcmeCertificateRow row, AcmeCertificate wanted) {
    Optional<Long> account =
        entities
            .createQuery("SELECT a.id FROM AcmeAccountRow a WHERE a.name = :name", Long.class)
            .setParameter("name", wanted.account().toLowerCase(Locale.ROOT))
            .getResultStream()
            .findFirst();
    if (account.isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "account", "unknown", "There is no ACME account " + wanted.account() + "."));
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String typed : wanted.hosts()) {
      Optional<String> host = host(typed);
      if (host.isEmpty()) {
        return Optional.of(
            new Failure.Invalid("hosts", "malformed", typed + " is not a host name.", typed));
      }
      if (host.get().startsWith(WILDCARD) && wanted.challenge() == ChallengeKind.HTTP_01) {
        return Optional.of(
            new Failure.Invalid(
                "hosts",
                "wildcard",
                "Authorities issue a certificate for " + typed + " only with the challenge dns-01.",
                typed));
      }
      hosts.add(host.get());
    }
    if (hosts.isEmpty() || hosts.size() > MOST_HOSTS) {
      return Optional.of(
          new Failure.Invalid(
              "hosts", "too-many", "A certificate must have 1 to " + MOST_HOSTS + " names."));
    }
    List<String> names = List.copyOf(hosts);
    if (!caller.administersServer()) {
      Optional<String> foreign = certificates.foreign(entities, row.domain().orElseThrow(), names);
      if (foreign.isPresent()) {
        return Optional.of(
            new Failure.Invalid(
                "hosts",
                "foreign-name",
                foreign.get()
                    + " does not belong only to this domain. A server administrator can order"
                    + " the certificate.",
                foreign.get()));
      }
    }
    row.account = account.get();
    row.hosts = String.join(" ", names);
    row.challenge = wanted.challenge().word();
    row.keyType = wanted.keyType().word();
    row.isDefault = wanted.isDefault();
    row.enabled = wanted.enabled();
    return Optional.empty();
  }

  private static Optional<String> host(String typed) {
    return typed.startsWith(WILDCARD)
        ? DomainName.canonical(typed.substring(WILDCARD.length())).map(WILDCARD::concat)
        : DomainName.canonical(typed);
  }

  @Override
  public Answer<AcmeCertificate> delete(Caller caller, String name, OptionalLong version) {
    return objects.delete(caller, name, version, (entities, row) -> Optional.empty());
  }

  @Override
  public Answer<TestOutcome> orderNow(Caller caller, String name) {
    return find(caller, name)
        .then(
            found ->
                found.domain().flatMap(own -> id(caller, own)).filter(counts::isFull).isPresent()
                    ? new Answer.Done<>(new TestOutcome(false, List.of(counts.full())))
                    : ordered(caller, name));
  }

  private Optional<Long> id(Caller caller, String domain) {
    return domains.find(caller, domain) instanceof Answer.Done<Domain>(Domain found)
        ? Optional.of(found.id())
        : Optional.empty();
  }

  private Answer<TestOutcome> ordered(Caller caller, String name) {
    return objects
        .change(
            caller,
            name,
            OptionalLong.empty(),
            (entities, row) -> {
              lookAgain(entities, row.id(), true);
              entities.refresh(row);
              return Optional.empty();
            })
        .map(
            one ->
                one.enabled()
                    ? new TestOutcome(
                        true, List.of("The order was started; its state shows the result"))
                    : new TestOutcome(false, List.of("The order is disabled")));
  }
}
