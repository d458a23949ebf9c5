package org.carillon.listener.internal.acme;

import static org.carillon.contract.directory.certificate.AcmeAccountType.AUTHORITIES;
import static org.carillon.contract.directory.certificate.AcmeAccountType.BINDING_ID;
import static org.carillon.contract.directory.certificate.AcmeAccountType.BINDING_KEY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.CONTACT;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DIRECTORY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_HELPER;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_KEY;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_SECRET;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_SERVER;
import static org.carillon.contract.directory.certificate.AcmeAccountType.DNS_ZONE;
import static org.carillon.contract.directory.certificate.AcmeAccountType.LOCATION;
import static org.carillon.contract.directory.certificate.AcmeAccountType.TERMS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.account.declared.SealedEntries;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.helper.HelperCommand;
import org.carillon.settings.CacheVersions;

/** The accounts at authorities. Each is registered there with its first order or test. */
@ApplicationScoped
class AcmeAccountEntries extends SealedEntries {
  static final ObjectTable TABLE =
      ObjectTable.of(AcmeAccountType.TYPE, "acme_account", BINDING_KEY, DNS_SECRET)
          .sealing("secret");

  private static final int MOST = 100;
  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern MAIL_ADDRESS =
      Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_-]{0,1000}");
  private static final List<Attribute<String>> TYPED =
      List.of(
          DIRECTORY,
          CONTACT,
          BINDING_ID,
          BINDING_KEY,
          AUTHORITIES,
          DNS_SERVER,
          DNS_ZONE,
          DNS_KEY,
          DNS_SECRET,
          DNS_HELPER);

  private final AcmeClientHolder acme;
  private final AuthorityAccounts accounts;

  @Inject
  AcmeAccountEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      HomeKey homeKey,
      AcmeClientHolder acme,
      AuthorityAccounts accounts) {
    super(TABLE, homeKey, transactions, versions, CacheVersions.Kind.CERTIFICATES, audit);
    this.acme = acme;
    this.accounts = accounts;
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST);
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  protected Failure taken(String constraint) {
    return constraint.equals("acme_account_name")
        ? super.taken(constraint)
        : new Failure.Taken(
            "name", "used", "A certificate still uses this account. Delete it first.");
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    AttributeValues.Collected stripped = wanted.collect();
    for (Attribute<String> each : TYPED) {
      stripped.read(each, wanted.get(each).map(String::strip));
    }
    AttributeValues values = stripped.values();
    return wrong(values)
        .<Answer<AttributeValues>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(values));
  }

  private static boolean isMoved(AttributeValues wanted, Optional<AttributeValues> before) {
    return before.filter(now -> now.require(DIRECTORY).equals(wanted.require(DIRECTORY))).isEmpty();
  }

  /** At a new authority the account is registered again. */
  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    return isMoved(checked, before) ? checked.with(LOCATION, "").with(TERMS, "") : checked;
  }

  @Override
  protected Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    AccountSecret secret =
        before.isPresent()
            ? AccountSecret.of(secret(entities, stored))
            : AccountSecret.make("", "");
    if (before.isPresent() && isMoved(wanted, before.map(DeclaredObject::values))) {
      // Another authority gets another key, so that the two can't link the accounts.
      secret = AccountSecret.make(secret.bindingKey(), secret.dnsSecret());
    }
    return Optional.of(secret.with(wanted.get(BINDING_KEY), wanted.get(DNS_SECRET)).octets());
  }

  @Override
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    lookAgain(entities, stored.id());
    return super.stored(entities, stored, wanted, before);
  }

  /** Retries the account's failed orders now. */
  private static void lookAgain(EntityManager entities, long account) {
    entities
        .createNativeQuery(
            "UPDATE acme_certificate SET due = now() WHERE account = :account AND enabled"
                + " AND (problem <> '' OR certificate IS NULL)")
        .setParameter("account", account)
        .executeUpdate();
  }

  @Override
  protected Optional<Failure> needed(EntityManager entities, DeclaredObject object) {
    return entities
        .createNativeQuery(
            "SELECT name FROM acme_certificate WHERE account = :account LIMIT 1", String.class)
        .setParameter("account", object.id())
        .getResultStream()
        .findFirst()
        .map(
            used ->
                new Failure.Taken(
                    "name",
                    "used",
                    "The certificate "
                        + used
                        + " is ordered with this account. Delete it or change its account"
                        + " first."));
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return this.<AcmeAccount>stored(
            caller,
            name,
            (entities, object) ->
                new Answer.Done<>(
                    new AcmeAccount(object, AccountSecret.of(secret(entities, object)))))
        .map(this::tried);
  }

  private TestOutcome tried(AcmeAccount account) {
    List<String> said = new ArrayList<>();
    try {
      AcmeDialer.Introduction authority = acme.dialer().introduce(account.server());
      said.add(account.of(DIRECTORY) + " answers");
      if (!authority.terms().isEmpty()) {
        said.add("Terms of service: " + authority.terms());
      }
      said.add("Account at the authority: " + accounts.of(account).location());
      return new TestOutcome(true, said);
    } catch (IOException failure) {
      said.add(String.valueOf(failure.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      said.add("The server is stopping");
    }
    return new TestOutcome(false, said);
  }

  private static Optional<Failure> wrong(AttributeValues wanted) {
    if (!isSecureAddress(wanted.require(DIRECTORY))) {
      return invalid("directory", "The directory address must begin with https://.");
    }
    if (!wanted.require(CONTACT).isEmpty()
        && !MAIL_ADDRESS.matcher(wanted.require(CONTACT)).matches()) {
      return invalid("contact", "This is not a mail address.");
    }
    if (StoredText.isImpossible(wanted.require(AUTHORITIES))
        || !wanted.require(AUTHORITIES).isEmpty()
            && !wanted.require(AUTHORITIES).contains("-----BEGIN CERTIFICATE-----")) {
      return invalid("authorities", "The certificates must be in PEM format.");
    }
    if (StoredText.isImpossible(wanted.require(BINDING_ID))) {
      return invalid(
          "bindingId", "The key name of the external account binding contains invalid characters.");
    }
    if (!wanted.require(DNS_SERVER).isEmpty()
        && !SERVER.matcher(wanted.require(DNS_SERVER)).matches()) {
      return invalid(
          "dnsServer",
          "The DNS server must be a host name or IP address, followed by :PORT if the"
              + " port is not 53.");
    }
    if (!wanted.require(DNS_ZONE).isEmpty()
        && DomainName.canonical(wanted.require(DNS_ZONE)).isEmpty()) {
      return invalid("dnsZone", "The zone must be a domain name.");
    }
    if (!wanted.require(DNS_KEY).isEmpty()
        && DomainName.canonical(wanted.require(DNS_KEY).replace('_', '-')).isEmpty()) {
      return invalid("dnsKey", "The name of the DNS key must have the form of a host name.");
    }
    if (!wanted.require(DNS_HELPER).isEmpty()) {
      Optional<String> problem = HelperCommand.problem(wanted.require(DNS_HELPER));
      if (problem.isPresent()) {
        return invalid("dnsHelper", problem.get());
      }
    }
    if (wanted.get(BINDING_KEY).filter(key -> !BASE64.matcher(key).matches()).isPresent()) {
      return invalid("bindingKey", "The key must be in base64url.");
    }
    return wanted.get(DNS_SECRET).filter(key -> !BASE64.matcher(key).matches()).isPresent()
        ? invalid("dnsSecret", "The key must be in base64.")
        : Optional.empty();
  }

  private static boolean isSecureAddress(String address) {
    try {
      URI uri = URI.create(address);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static Optional<Failure> invalid(String field, String message) {
    return Optional.of(new Failure.Invalid(field, "malformed", message));
  }
}
