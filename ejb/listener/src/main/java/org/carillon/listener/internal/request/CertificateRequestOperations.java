package org.carillon.listener.internal.request;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.json.Json;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.listener.internal.object.NamedObjects;
import org.carillon.listener.internal.object.ObjectKind;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;
import org.carillon.listener.request.CertificateRequest;
import org.carillon.listener.request.CertificateRequests;
import org.carillon.settings.CacheVersions;

/** The requests in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CertificateRequestOperations implements CertificateRequests {
  private static final int MOST = 200_000;
  private static final String WILDCARD = "*.";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern EMAIL = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}");

  private final NamedObjects<CertificateRequestRow, CertificateRequest> objects;
  private final Domains domains;
  private final ServerCertificates certificates;
  private final HomeKey homeKey;

  @Inject
  CertificateRequestOperations(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      Domains domains,
      ServerCertificates certificates,
      HomeKey homeKey) {
    this.objects = new NamedObjects<>(transactions, versions, audit, new Kind(certificates));
    this.domains = domains;
    this.certificates = certificates;
    this.homeKey = homeKey;
  }

  private record Kind(ServerCertificates certificates)
      implements ObjectKind<CertificateRequestRow, CertificateRequest> {
    @Override
    public Class<CertificateRequestRow> rows() {
      return CertificateRequestRow.class;
    }

    @Override
    public String name() {
      return "certificate-request";
    }

    @Override
    public int most() {
      return MOST;
    }

    @Override
    public String key(CertificateRequest value) {
      return value.name();
    }

    @Override
    public CertificateRequest value(EntityManager entities, CertificateRequestRow row) {
      Optional<Long> number = Optional.ofNullable(row.certificate);
      return new CertificateRequest(
          row.name(),
          row.domain().isPresent()
              ? Optional.of(
                  (String)
                      entities
                          .createNativeQuery("SELECT name FROM domain WHERE id = :id", String.class)
                          .setParameter("id", row.domain().getAsLong())
                          .getSingleResult())
              : Optional.empty(),
          row.hosts(),
          KeyType.of(row.keyType),
          (int) row.days,
          new CertificateRequest.Subject(
              row.commonName,
              row.organization,
              row.unit,
              row.locality,
              row.state,
              row.country,
              row.email),
          row.request,
          number.flatMap(id -> certificates.chainText(entities, id)).orElse(""),
          number
              .flatMap(id -> certificates.find(entities, id))
              .map(shown -> shown.getNotAfter().toInstant()),
          row.version(),
          row.created());
    }

    @Override
    public String described(CertificateRequest one) {
      return Json.createObjectBuilder()
          .add("name", one.name())
          .add("domain", one.domain().orElse(""))
          .add("hosts", Json.createArrayBuilder(one.hosts()))
          .add("keyType", one.keyType().word())
          .add("days", one.days())
          .add("certificate", one.certificate())
          .build()
          .toString();
    }
  }

  @Override
  public Answer<Page<CertificateRequest>> list(Caller caller, PageRequest request) {
    return objects.list(caller, request);
  }

  @Override
  public Answer<CertificateRequest> find(Caller caller, String name) {
    return objects.find(caller, name);
  }

  @Override
  public Answer<CertificateRequest> create(Caller caller, CertificateRequest wanted) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (wanted.domain().isEmpty()) {
      return caller.administersServer()
          ? create(caller, wanted, Optional.empty())
          : Answer.failed(
              new Failure.NotAllowed(
                  Failure.NotAllowed.PLAIN,
                  "Only server administrators can create keys of the server."));
    }
    String name = wanted.domain().get();
    return domains
        .find(caller, name)
        .retold(
            failure ->
                failure instanceof Failure.NotFound
                    ? new Failure.Invalid("domain", "unknown", "There is no domain " + name + ".")
                    : failure)
        .then(domain -> create(caller, wanted, Optional.of(domain)));
  }

  private Answer<CertificateRequest> create(
      Caller caller, CertificateRequest wanted, Optional<Domain> owner) {
    Optional<Failure> wrong = wrong(wanted);
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String typed : wanted.hosts()) {
      Optional<String> host =
          typed.startsWith(WILDCARD)
              ? DomainName.canonical(typed.substring(WILDCARD.length())).map(WILDCARD::concat)
              : DomainName.canonical(typed);
      if (host.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid("hosts", "malformed", typed + " is not a host name.", typed));
      }
      hosts.add(host.get());
    }
    if (hosts.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "hosts", "missing", "A certificate must have at least one host name."));
    }
    List<String> names = List.copyOf(hosts);
    SigningRequest request =
        new SigningRequest(
            wanted.keyType(), wanted.keyType().make(), subject(wanted.subject(), names), names);
    CertificateRequestRow row = new CertificateRequestRow();
    owner.ifPresent(domain -> row.belongTo(domain.id()));
    return objects.create(
        caller,
        wanted.name(),
        row,
        (entities, fresh) -> {
          Optional<Failure> foreign = foreign(entities, caller, fresh, names);
          if (foreign.isEmpty()) {
            fresh.take(wanted, names);
            fresh.request = request.pem();
          }
          return foreign;
        },
        (entities, fresh) -> {
          fresh.seal(homeKey, request.pair().getPrivate());
          if (wanted.days() > 0) {
            fresh.certificate =
                certificates.keep(
                    entities,
                    OptionalLong.empty(),
                    fresh.domain(),
                    false,
                    List.of(request.selfSigned(Duration.ofDays(wanted.days()))),
                    request.pair().getPrivate());
          }
        });
  }

  private static Subject subject(CertificateRequest.Subject said, List<String> names) {
    return new Subject(
        said.commonName().isEmpty() ? names.getFirst() : said.commonName(),
        said.organization(),
        said.unit(),
        said.locality(),
        said.state(),
        said.country(),
        said.email());
  }

  private Optional<Failure> foreign(
      EntityManager entities, Caller caller, CertificateRequestRow row, List<String> names) {
    return caller.administersServer()
        ? Optional.empty()
        : certificates
            .foreign(entities, row.domain().orElseThrow(), names)
            .map(
                name ->
                    new Failure.Invalid(
                        "hosts",
                        "foreign-name",
                        name
                            + " does not belong only to this domain. A server administrator"
                            + " can create the request.",
                        name));
  }

  private static Optional<Failure> wrong(CertificateRequest wanted) {
    CertificateRequest.Subject said = wanted.subject();
    if (Stream.of(
            said.commonName(), said.organization(), said.unit(), said.locality(), said.state())
        .anyMatch(StoredText::isImpossible)) {
      return Optional.of(
          new Failure.Invalid(
              "commonName", "malformed", "The subject contains invalid characters."));
    }
    if (!said.country().isEmpty() && !COUNTRY.matcher(said.country()).matches()) {
      return Optional.of(
          new Failure.Invalid(
              "country", "malformed", "The country must be two capital letters, such as DE."));
    }
    return said.email().isEmpty() || EMAIL.matcher(said.email()).matches()
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid("email", "malformed", "The email must be a mail address."));
  }

  @Override
  public Answer<CertificateRequest> answer(
      Caller caller, String name, String pem, OptionalLong version) {
    return objects.change(
        caller,
        name,
        version,
        (entities, row) ->
            switch (certificates.issued(pem, row.open(homeKey))) {
              case ServerCertificates.Issued.Unusable(String code, String why) ->
                  Optional.of(new Failure.Invalid("certificate", code, why));
              case ServerCertificates.Issued.Usable(List<X509Certificate> chain) -> {
                Optional<Failure> foreign =
                    foreign(entities, caller, row, certificates.names(chain.getFirst()));
                if (foreign.isEmpty()) {
                  row.certificate =
                      certificates.keep(
                          entities,
                          row.certificate == null
                              ? OptionalLong.empty()
                              : OptionalLong.of(row.certificate),
                          row.domain(),
                          false,
                          chain,
                          row.open(homeKey));
                }
                yield foreign;
              }
            });
  }

  @Override
  public Answer<CertificateRequest> delete(Caller caller, String name, OptionalLong version) {
    return objects.delete(caller, name, version, (entities, row) -> Optional.empty());
  }
}
