package org.carillon.policy.internal.dkim;

import static org.carillon.contract.directory.DkimKeyType.ACTIVATED;
import static org.carillon.contract.directory.DkimKeyType.ALGORITHM;
import static org.carillon.contract.directory.DkimKeyType.NAME;
import static org.carillon.contract.directory.DkimKeyType.PUBLISHED;
import static org.carillon.contract.directory.DkimKeyType.RECORD;
import static org.carillon.contract.directory.DkimKeyType.RETIRED;
import static org.carillon.contract.directory.DkimKeyType.STATE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
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
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.PublishedKeyRecord;
import org.carillon.settings.CacheVersions;

/** Keys of domains, for their administrators. Only a single key has its DNS result. */
@ApplicationScoped
class DomainKeyEntries extends SealedEntries {
  static final Attribute<String> DOMAIN = hidden("domain");
  private static final Attribute<String> SIGNING_DOMAIN = hidden("signingDomain");

  /** The private key of a new object in base64, which no column has. */
  private static final Attribute<String> SECRET =
      Attribute.of("secret", new AttributeType.Secret(false), "", "");

  /** The table of keys. A key that was changed is due at once. */
  static final ObjectTable TABLE =
      ObjectTable.of(DkimKeyType.TYPE, "dkim_key", PUBLISHED)
          .naming(DOMAIN, "domain")
          .naming(SIGNING_DOMAIN, "signingDomain")
          .dating("due")
          .sealing("secret");

  /** The largest number of keys of a domain, for all its names. */
  private static final int MOST_KEYS = 1_000;

  private static final Pattern SELECTOR =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final int MOST_SELECTOR = 63;

  private final PublishedKeyRecords publications;

  @Inject
  DomainKeyEntries(
      HomeKey homeKey,
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      Domains domains,
      PublishedKeyRecords publications) {
    super(TABLE, homeKey, transactions, versions, CacheVersions.Kind.DOMAIN_KEYS, audit, domains);
    this.publications = publications;
  }

  private static Attribute<String> hidden(String name) {
    return Attribute.of(name, new AttributeType.Name(), "", "");
  }

  /** Returns the values of a new key that is prepared, with this private key. */
  static AttributeValues prepared(AttributeValues named, DkimPrivateKey key) {
    String name = named.require(NAME);
    return named
        .with(ALGORITHM, key.algorithm().keyType())
        .with(STATE, DomainKeyState.PREPARED.word())
        .with(RECORD, KeyRecord.text(key.publicKey()))
        .with(
            SIGNING_DOMAIN,
            name.substring(name.indexOf(DomainKey.BELOW) + DomainKey.BELOW.length()))
        .with(SECRET, Base64.getEncoder().encodeToString(key.kept()));
  }

  /** Returns the private key of a new object. */
  static Optional<byte[]> secret(AttributeValues made) {
    return made.get(SECRET).map(Base64.getDecoder()::decode);
  }

  /** Returns the values of a key that begins or ends to sign. */
  static AttributeValues turned(AttributeValues values, DomainKeyState next, Instant now) {
    AttributeValues turned = values.with(STATE, next.word());
    return switch (next) {
      case PREPARED -> turned;
      case ACTIVE -> turned.with(ACTIVATED, now).without(RETIRED);
      case RETIRED -> turned.with(RETIRED, now);
    };
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST_KEYS);
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  protected Failure full() {
    return new Failure.Invalid(
        "name", "too-many", "A domain can have at most " + MOST_KEYS + " keys.");
  }

  @Override
  protected Failure taken(String constraint) {
    return new Failure.Taken("name", "A key with this selector already exists.");
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    String typed = given.require(NAME);
    int below = typed.indexOf(DomainKey.BELOW);
    String selector =
        (below < 0 ? selector(given.require(ALGORITHM)) : typed.substring(0, below))
            .toLowerCase(Locale.ROOT);
    if (selector.length() > MOST_SELECTOR || !SELECTOR.matcher(selector).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "malformed", "A selector must have 1 to 63 letters, digits and hyphens."));
    }
    String domain = below < 0 ? typed : typed.substring(below + DomainKey.BELOW.length());
    Failure unknown = unknown(domain);
    return DomainName.canonical(domain)
        .map(name -> given.with(NAME, selector + DomainKey.BELOW + name).with(DOMAIN, name))
        .map(wanted -> super.create(caller, wanted))
        .orElseGet(() -> Answer.failed(unknown))
        .retold(
            failure ->
                failure instanceof Failure.Invalid invalid
                        && invalid.code().equals("unknown-domain")
                    ? unknown
                    : failure);
  }

  /** Reports an unknown domain as an error in the name of the request. */
  private static Failure unknown(String domain) {
    return new Failure.Invalid(
        "name",
        "unknown-domain-of-key",
        "There is no domain "
            + domain
            + ". Name the key selector._domainkey.example.com, or only example.com.",
        domain);
  }

  /** Returns a selector for the day and algorithm, unlike that of another key of the day. */
  private static String selector(String algorithm) {
    return algorithm.charAt(0)
        + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC));
  }

  @Override
  protected Answer<String> named(String typed) {
    return typed.length() > DomainName.MOST_OCTETS
        ? Answer.failed(
            new Failure.Invalid(
                "name",
                "too-long",
                "The key's name is too long for the DNS. Choose a shorter selector."))
        : new Answer.Done<>(typed.toLowerCase(Locale.ROOT));
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    return new Answer.Done<>(wanted);
  }

  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    if (before.isEmpty()) {
      return prepared(
          checked,
          DkimPrivateKey.make(
              SignatureAlgorithm.ofKeyType(checked.require(ALGORITHM)).orElseThrow()));
    }
    String state = checked.require(STATE);
    return state.equals(before.get().require(STATE))
        ? checked
        : turned(checked, DomainKeyState.of(state), now());
  }

  @Override
  protected Optional<Failure> refused(
      EntityManager entities,
      Caller caller,
      OptionalLong domain,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    String prepared = DomainKeyState.PREPARED.word();
    boolean isBack =
        wanted.require(STATE).equals(prepared)
            && before.filter(key -> !key.value(STATE).equals(prepared)).isPresent();
    return isBack
        ? Optional.of(
            new Failure.Invalid(
                "state", "no-way-back", "A key that was used before cannot be prepared again."))
        : Optional.empty();
  }

  @Override
  protected Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return secret(wanted);
  }

  @Override
  protected Optional<Failure> needed(EntityManager entities, DeclaredObject object) {
    return object.value(STATE).equals(DomainKeyState.ACTIVE.word())
        ? Optional.of(
            new Failure.Taken(
                "state", "active", "This key signs mail. Retire it before you delete it."))
        : Optional.empty();
  }

  @Override
  protected AttributeValues listed(DeclaredObject object) {
    return object.values().with(RECORD, DomainKey.of(object).zoneLine());
  }

  @Override
  protected AttributeValues found(DeclaredObject object) {
    return listed(object).with(PUBLISHED, publication(DomainKey.of(object)).word());
  }

  private PublishedKeyRecord publication(DomainKey key) {
    try {
      return publications.of(key);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new PublishedKeyRecord.Unknown("The server is being stopped.");
    }
  }
}
