package org.carillon.listener.internal.acme;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.acme.AcmeDialer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.helper.HelperCommand;
import org.carillon.json.Json;
import org.carillon.listener.acme.AcmeAccount;
import org.carillon.listener.acme.AcmeAccounts;
import org.carillon.listener.acme.AcmeSecrets;
import org.carillon.listener.internal.object.NamedObjects;
import org.carillon.listener.internal.object.ObjectKind;
import org.carillon.settings.CacheVersions;

/** The accounts in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AcmeAccountOperations implements AcmeAccounts {
  private static final int MOST = 100;
  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern CONTACT = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_-]{0,1000}");

  private final NamedObjects<AcmeAccountRow, AcmeAccount> objects;
  private final HomeKey homeKey;
  private final AcmeClientHolder acme;
  private final AuthorityAccounts accounts;

  @Inject
  AcmeAccountOperations(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      HomeKey homeKey,
      AcmeClientHolder acme,
      AuthorityAccounts accounts) {
    this.objects = new NamedObjects<>(transactions, versions, audit, new Kind());
    this.homeKey = homeKey;
    this.acme = acme;
    this.accounts = accounts;
  }

  private static final class Kind implements ObjectKind<AcmeAccountRow, AcmeAccount> {
    @Override
    public Class<AcmeAccountRow> rows() {
      return AcmeAccountRow.class;
    }

    @Override
    public String name() {
      return "acme-account";
    }

    @Override
    public int most() {
      return MOST;
    }

    @Override
    public AcmeAccount value(EntityManager entities, AcmeAccountRow row) {
      return row.value();
    }

    @Override
    public String key(AcmeAccount value) {
      return value.name();
    }

    @Override
    public String described(AcmeAccount account) {
      return Json.createObjectBuilder()
          .add("name", account.name())
          .add("directory", account.directory())
          .add("contact", account.contact())
          .add("termsAgreed", account.termsAgreed())
          .add("bindingId", account.bindingId())
          .add("authorities", account.authorities())
          .add("dnsServer", account.dns().server())
          .add("dnsZone", account.dns().zone())
          .add("dnsKey", account.dns().key())
          .add("dnsAlgorithm", account.dns().algorithm())
          .add("dnsHelper", account.dns().helper())
          .add("dnsDelay", account.dns().delay().toSeconds())
          .build()
          .toString();
    }
  }

  @Override
  public Answer<Page<AcmeAccount>> list(Caller caller, PageRequest request) {
    return caller.administersServer()
        ? objects.list(caller, request)
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<AcmeAccount> find(Caller caller, String name) {
    return caller.administersServer()
        ? objects.find(caller, name)
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<AcmeAccount> create(Caller caller, AcmeAccount wanted, AcmeSecrets secrets) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<Failure> wrong = wrong(wanted, secrets);
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    AccountSecret secret = AccountSecret.make(secrets);
    return objects.create(
        caller,
        wanted.name(),
        new AcmeAccountRow(),
        (entities, row) -> {
          row.take(wanted);
          return Optional.empty();
        },
        (entities, row) -> row.seal(homeKey, secret));
  }

  @Override
  public Answer<AcmeAccount> change(
      Caller caller,
      String name,
      UnaryOperator<AcmeAccount> change,
      AcmeSecrets secrets,
      OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return objects.change(
        caller,
        name,
        version,
        (entities, row) -> {
          AcmeAccount wanted = change.apply(row.value());
          Optional<Failure> wrong = wrong(wanted, secrets);
          if (wrong.isPresent()) {
            return wrong;
          }
          String directory = row.directory;
          row.take(wanted);
          AccountSecret secret = row.open(homeKey).with(secrets);
          // Another authority gets another key, so that the two can't link the accounts.
          row.seal(
              homeKey,
              row.directory.equals(directory)
                  ? secret
                  : AccountSecret.make(
                      new AcmeSecrets(
                          Optional.of(secret.bindingKey()), Optional.of(secret.dnsSecret()))));
          lookAgain(entities, row.id());
          return Optional.empty();
        });
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
  public Answer<AcmeAccount> delete(Caller caller, String name, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return objects.delete(
        caller,
        name,
        version,
        (entities, row) ->
            entities
                .createQuery(
                    "SELECT c.name FROM AcmeCertificateRow c WHERE c.account = :account",
                    String.class)
                .setParameter("account", row.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(
                    used ->
                        new Failure.Taken(
                            "name",
                            "used",
                            "The certificate "
                                + used
                                + " is ordered with this account. Delete it or change its"
                                + " account first.")));
  }

  private record Opened(AcmeAccountRow row, AccountSecret secret) {}

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return find(caller, name)
        .then(
            found ->
                objects.look(
                    entities ->
                        new Answer.Done<>(
                            entities
                                .createQuery(
                                    "FROM AcmeAccountRow a WHERE a.name = :name",
                                    AcmeAccountRow.class)
                                .setParameter("name", found.name())
                                .getSingleResult())))
        .map(row -> tried(new Opened(row, row.open(homeKey))));
  }

  private TestOutcome tried(Opened account) {
    List<String> said = new ArrayList<>();
    try {
      AcmeDialer.Introduction authority = acme.dialer().introduce(account.row().server());
      said.add(account.row().directory + " answers");
      if (!authority.terms().isEmpty()) {
        said.add("Terms of service: " + authority.terms());
      }
      said.add(
          "Account at the authority: "
              + accounts
                  .of(
                      account.row().id(),
                      account.row().server(),
                      account.row().value(),
                      account.secret())
                  .location());
      return new TestOutcome(true, said);
    } catch (IOException failure) {
      said.add(String.valueOf(failure.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      said.add("The server is stopping");
    }
    return new TestOutcome(false, said);
  }

  private static Optional<Failure> wrong(AcmeAccount wanted, AcmeSecrets secrets) {
    AcmeAccount.Dns dns = wanted.dns();
    if (!isSecureAddress(wanted.directory())) {
      return invalid("directory", "The directory address must begin with https://.");
    }
    if (!wanted.contact().isEmpty() && !CONTACT.matcher(wanted.contact()).matches()) {
      return invalid("contact", "The contact must be a mail address.");
    }
    if (StoredText.isImpossible(wanted.authorities())
        || !wanted.authorities().isEmpty()
            && !wanted.authorities().contains("-----BEGIN CERTIFICATE-----")) {
      return invalid("authorities", "The authorities must be certificates in PEM format.");
    }
    if (StoredText.isImpossible(wanted.bindingId())) {
      return invalid(
          "bindingId", "The key name of the external account binding contains invalid characters.");
    }
    if (!dns.server().isEmpty() && !SERVER.matcher(dns.server()).matches()) {
      return invalid(
          "dnsServer",
          "The DNS server must be a host name or IP address, followed by :PORT if the"
              + " port is not 53.");
    }
    if (!dns.zone().isEmpty() && DomainName.canonical(dns.zone()).isEmpty()) {
      return invalid("dnsZone", "The zone must be a domain name.");
    }
    if (!dns.key().isEmpty() && DomainName.canonical(dns.key().replace('_', '-')).isEmpty()) {
      return invalid("dnsKey", "The name of the DNS key must have the form of a host name.");
    }
    if (!dns.helper().isEmpty()) {
      Optional<String> problem = HelperCommand.problem(dns.helper());
      if (problem.isPresent()) {
        return invalid("dnsHelper", problem.get());
      }
    }
    if (secrets.bindingKey().filter(key -> !BASE64.matcher(key).matches()).isPresent()) {
      return invalid("bindingKey", "The key must be in base64url.");
    }
    return secrets.dnsSecret().filter(key -> !BASE64.matcher(key).matches()).isPresent()
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
