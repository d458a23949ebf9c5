package org.carillon.listener.internal.request;

import static org.carillon.contract.directory.certificate.CertificateRequestType.CERTIFICATE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.COMMON_NAME;
import static org.carillon.contract.directory.certificate.CertificateRequestType.COUNTRY;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DAYS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.DOMAIN;
import static org.carillon.contract.directory.certificate.CertificateRequestType.EMAIL;
import static org.carillon.contract.directory.certificate.CertificateRequestType.EXPIRES;
import static org.carillon.contract.directory.certificate.CertificateRequestType.HOSTS;
import static org.carillon.contract.directory.certificate.CertificateRequestType.KEY_TYPE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.LOCALITY;
import static org.carillon.contract.directory.certificate.CertificateRequestType.NAME;
import static org.carillon.contract.directory.certificate.CertificateRequestType.ORGANIZATION;
import static org.carillon.contract.directory.certificate.CertificateRequestType.REQUEST;
import static org.carillon.contract.directory.certificate.CertificateRequestType.STATE;
import static org.carillon.contract.directory.certificate.CertificateRequestType.UNIT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.Domains;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.account.declared.SealedEntries;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.certificate.CertificateRequestType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.CertificateHosts;
import org.carillon.listener.internal.ServerCertificates;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;
import org.carillon.settings.CacheVersions;

/** The keys that are made here, with their requests. A request changes by its certificate alone. */
@ApplicationScoped
class CertificateRequestEntries extends SealedEntries {
  /** The id of the certificate in use. */
  private static final Attribute<String> PLACE =
      Attribute.of("place", new AttributeType.Name(), "", "");

  /** The new key of a request, in base64. */
  private static final Attribute<String> KEY =
      Attribute.of("key", new AttributeType.Secret(false), "", "");

  static final ObjectTable TABLE =
      ObjectTable.of(CertificateRequestType.TYPE, "certificate_request", EXPIRES)
          .linking(CERTIFICATE, "chain", "certificate", "certificate", "chain")
          .showing(PLACE, "cast(t.certificate as text)")
          .sealing("key");

  private static final int MOST = 200_000;
  private static final Pattern TWO_LETTERS = Pattern.compile("[A-Z]{2}");
  private static final Pattern ADDRESS = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final List<Attribute<String>> PARTS =
      List.of(COMMON_NAME, ORGANIZATION, UNIT, LOCALITY, STATE, COUNTRY, EMAIL);

  private final ServerCertificates certificates;

  @Inject
  CertificateRequestEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      Domains domains,
      ServerCertificates certificates,
      HomeKey homeKey) {
    super(TABLE, homeKey, transactions, versions, CacheVersions.Kind.CERTIFICATES, audit, domains);
    this.certificates = certificates;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST);
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  protected AttributeValues listed(DeclaredObject object) {
    Optional<String> certificate = object.values().get(CERTIFICATE);
    return object
        .values()
        .with(CERTIFICATE, certificate.orElse(""))
        .with(EXPIRES, ServerCertificates.expiry(certificate));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    return given.get(DOMAIN).filter(name -> !name.isBlank()).isEmpty()
            && caller.rights() instanceof Rights.DomainAdministrator
        ? Answer.failed(
            new Failure.NotAllowed(
                Failure.NotAllowed.PLAIN,
                "Only server administrators can create keys of the server."))
        : super.create(caller, given);
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    AttributeValues.Collected stripped = wanted.collect();
    for (Attribute<String> each : PARTS) {
      stripped.read(each, wanted.get(each).map(String::strip));
    }
    AttributeValues values = stripped.values();
    Optional<Failure> wrong = wrong(values);
    return wrong.isPresent()
        ? Answer.failed(wrong.get())
        : CertificateHosts.canonical(values.require(HOSTS))
            .then(
                hosts ->
                    hosts.isEmpty()
                        ? Answer.failed(
                            new Failure.Invalid(
                                "hosts",
                                "missing",
                                "A certificate must have at least one host name."))
                        : new Answer.Done<>(values.with(HOSTS, hosts)));
  }

  private static Optional<Failure> wrong(AttributeValues wanted) {
    if (Stream.of(COMMON_NAME, ORGANIZATION, UNIT, LOCALITY, STATE)
        .map(wanted::require)
        .anyMatch(StoredText::isImpossible)) {
      return Optional.of(
          new Failure.Invalid(
              "commonName", "malformed", "The subject contains invalid characters."));
    }
    String country = wanted.require(COUNTRY);
    if (!country.isEmpty() && !TWO_LETTERS.matcher(country).matches()) {
      return Optional.of(
          new Failure.Invalid(
              "country", "malformed", "The country must be two capital letters, such as DE."));
    }
    String email = wanted.require(EMAIL);
    return email.isEmpty() || ADDRESS.matcher(email).matches()
        ? Optional.empty()
        : Optional.of(new Failure.Invalid("email", "malformed", "This is not a mail address."));
  }

  /** Adds the key, its request, and if days are given a self-signed certificate. */
  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    List<String> hosts = checked.require(HOSTS);
    String common = checked.require(COMMON_NAME);
    KeyType type = KeyType.of(checked.require(KEY_TYPE));
    KeyPair pair = type.make();
    SigningRequest request =
        new SigningRequest(
            type,
            pair,
            new Subject(
                common.isEmpty() ? hosts.getFirst() : common,
                checked.require(ORGANIZATION),
                checked.require(UNIT),
                checked.require(LOCALITY),
                checked.require(STATE),
                checked.require(COUNTRY),
                checked.require(EMAIL)),
            hosts);
    int days = checked.require(DAYS);
    return checked
        .with(REQUEST, request.pem())
        .with(KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()))
        .with(
            CERTIFICATE,
            days == 0
                ? Optional.empty()
                : Optional.of(
                    ServerCertificates.text(List.of(request.selfSigned(Duration.ofDays(days))))));
  }

  @Override
  protected Optional<Failure> refused(
      EntityManager entities,
      Caller caller,
      OptionalLong domain,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return foreign(entities, caller, domain, wanted.require(HOSTS));
  }

  private Optional<Failure> foreign(
      EntityManager entities, Caller caller, OptionalLong domain, List<String> names) {
    return caller.administersServer()
        ? Optional.empty()
        : certificates
            .foreign(entities, domain.orElseThrow(), names)
            .map(
                name ->
                    new Failure.Invalid(
                        "hosts",
                        "foreign-name",
                        name
                            + " does not belong only to this domain. A server administrator can"
                            + " create the request.",
                        name));
  }

  @Override
  protected Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return wanted.get(KEY).map(Base64.getDecoder()::decode);
  }

  @Override
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    DeclaredObject sealed = super.stored(entities, stored, wanted, before);
    return wanted
        .get(CERTIFICATE)
        .map(
            chain -> used(entities, sealed, ServerCertificates.chain(chain), key(entities, sealed)))
        .orElse(sealed);
  }

  private PrivateKey key(EntityManager entities, DeclaredObject object) {
    try {
      return KeyFactory.getInstance(KeyType.of(object.value(KEY_TYPE)).algorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(secret(entities, object)));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException(
          "The key of request " + object.value(NAME) + " is damaged", damaged);
    }
  }

  /** Puts a certificate into use and returns the request as it is then. */
  private DeclaredObject used(
      EntityManager entities, DeclaredObject object, List<X509Certificate> chain, PrivateKey key) {
    long number =
        certificates.keep(
            entities,
            object.values().get(PLACE).stream().mapToLong(Long::parseLong).findFirst(),
            object.domain(),
            false,
            chain,
            key);
    entities
        .createNativeQuery("UPDATE certificate_request SET certificate = :number WHERE id = :id")
        .setParameter("number", number)
        .setParameter("id", object.id())
        .executeUpdate();
    return TABLE.find(entities, object.value(NAME)).orElseThrow();
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues given, OptionalLong version) {
    Optional<String> pem = given.get(CERTIFICATE);
    return pem.isEmpty()
        ? find(caller, name)
        : locked(
                caller,
                name,
                version,
                (entities, object) -> answered(entities, caller, object, pem.get()))
            .map(this::entry);
  }

  /** Adds the certificate that the authority made for the key; it is in use at once. */
  private Answer<DeclaredObject> answered(
      EntityManager entities, Caller caller, DeclaredObject object, String pem) {
    PrivateKey key = key(entities, object);
    return switch (certificates.issued(pem, key)) {
      case ServerCertificates.Issued.Unusable(String code, String why) ->
          Answer.failed(new Failure.Invalid("certificate", code, why));
      case ServerCertificates.Issued.Usable(List<X509Certificate> chain) -> {
        Optional<Failure> foreign =
            foreign(entities, caller, object.domain(), certificates.names(chain.getFirst()));
        if (foreign.isPresent()) {
          yield Answer.failed(foreign.get());
        }
        TABLE.update(entities, object, object.values());
        DeclaredObject now = used(entities, object, chain, key);
        record(caller, "change", now, Optional.of(object.values()), Optional.of(now.values()));
        yield new Answer.Done<>(now);
      }
    };
  }
}
