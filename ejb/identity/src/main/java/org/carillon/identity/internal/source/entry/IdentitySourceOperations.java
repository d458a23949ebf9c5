package org.carillon.identity.internal.source.entry;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;
import org.carillon.identity.internal.source.CopiedAttributes;
import org.carillon.identity.internal.source.IdentitySourceRow;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceClients;
import org.carillon.identity.internal.source.ask.SourceTests;
import org.carillon.identity.internal.source.saml.SamlKey;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.IdentitySources;
import org.carillon.identity.source.SourceKind;
import org.carillon.settings.CacheVersions;

/** The sources in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class IdentitySourceOperations implements IdentitySources {
  private static final long MOST = 100;
  private static final int MOST_SECRET = 1_000;
  private static final int MOST_KEYTAB = 30_000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<IdentitySourceRow, IdentitySource> sources;
  private final HomeKey homeKey;
  private final SourceClients clients;
  private final SourceTests tests;

  @Inject
  public IdentitySourceOperations(
      DirectoryTransactions transactions,
      Audit audit,
      HomeKey homeKey,
      SourceClients clients,
      SourceTests tests) {
    this.transactions = transactions;
    this.sources = new DirectoryObjects<>(transactions, audit, new IdentitySourceObjects());
    this.homeKey = homeKey;
    this.clients = clients;
    this.tests = tests;
  }

  @Override
  public Answer<Page<IdentitySource>> list(Caller caller, PageRequest request) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return sources.list(
        caller,
        request,
        (entities, _) -> new Answer.Done<>(listed(entities, request)),
        IdentitySource::name);
  }

  private static TypedQuery<IdentitySourceRow> listed(EntityManager entities, PageRequest request) {
    return entities
        .createQuery(
            "FROM IdentitySourceRow s WHERE s.name > :after AND s.name LIKE :search ESCAPE '\\'"
                + " ORDER BY s.name",
            IdentitySourceRow.class)
        .setParameter("after", request.after().orElse(""));
  }

  @Override
  public Answer<IdentitySource> find(Caller caller, String name) {
    return caller.administersServer()
        ? sources.find(caller, name)
        : Answer.failed(new Failure.NotAllowed());
  }

  @Override
  public Answer<IdentitySource> create(Caller caller, IdentitySource wanted, String secret) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    String name = wanted.name().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name can contain only letters, digits, dots, hyphens and underscores, at"
                  + " most 100 characters."));
    }
    Optional<Failure> wrong = wrong(wanted, Optional.of(secret));
    return wrong.isPresent()
        ? Answer.failed(wrong.get())
        : transactions.change(
            CacheVersions.Kind.DIRECTORY, entities -> make(entities, caller, wanted, name, secret));
  }

  private Answer<IdentitySource> make(
      EntityManager entities, Caller caller, IdentitySource wanted, String name, String secret) {
    long count =
        entities
            .createQuery("SELECT count(*) FROM IdentitySourceRow", Long.class)
            .getSingleResult();
    if (count >= MOST) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "too-many", "There can be at most " + MOST + " identity sources."));
    }
    IdentitySourceRow row =
        new IdentitySourceRow(
            name, wanted.kind().word(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    row.take(canonical(wanted));
    entities.persist(row);
    row.seal(homeKey, kept(wanted, secret));
    entities.flush();
    return new Answer.Done<>(sources.made(entities, caller, row));
  }

  @Override
  public Answer<IdentitySource> change(
      Caller caller,
      String name,
      UnaryOperator<IdentitySource> change,
      Optional<String> secret,
      OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    DirectoryObjects.Permission<IdentitySourceRow> may = (entities, row) -> Optional.empty();
    DirectoryObjects.Work<IdentitySourceRow, IdentitySource> work =
        (entities, row, before) -> {
          IdentitySource wanted = change.apply(before);
          Optional<Failure> wrong = wrong(wanted, secret);
          if (wrong.isEmpty()) {
            row.take(canonical(wanted));
            secret.ifPresent(text -> row.seal(homeKey, kept(wanted, text)));
          }
          return wrong;
        };
    return secret.isPresent()
        ? sources.set(caller, name, version, "change", may, work)
        : sources.change(caller, name, version, may, work);
  }

  @Override
  public Answer<IdentitySource> delete(Caller caller, String name, OptionalLong version) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return sources.delete(
        caller,
        name,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          entities.remove(row);
          return Optional.empty();
        });
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions
        .look(
            entities ->
                new IdentitySourceObjects()
                    .seen(entities, caller, name)
                    .<Answer<OpenedSource>>map(row -> new Answer.Done<>(row.open(homeKey)))
                    .orElseGet(
                        () -> Answer.failed(new Failure.NotFound("identity-source " + name))))
        .then(opened -> new Answer.Done<>(tests.test(opened)));
  }

  /** Returns the secret to be stored. A SAML provider's is a key, generated if none is given. */
  private static String kept(IdentitySource source, String secret) {
    return source.kind() == SourceKind.SAML && secret.isBlank()
        ? SamlKey.make("Carillon " + source.name())
        : secret;
  }

  /** Returns what is wrong with the wanted source, or empty if it is valid. */
  private Optional<Failure> wrong(IdentitySource wanted, Optional<String> secret) {
    for (String domain : wanted.domains()) {
      if (DomainName.canonical(domain).isEmpty()) {
        return Optional.of(
            new Failure.Invalid("domains", "malformed", "This is not a domain name: " + domain));
      }
    }
    boolean isKey = wanted.kind().givesTickets() || wanted.kind() == SourceKind.SAML;
    int most = isKey ? MOST_KEYTAB : MOST_SECRET;
    if (secret.filter(text -> text.length() > most).isPresent()) {
      return Optional.of(
          new Failure.Invalid(
              "secret", "too-long", "The secret must have at most " + most + " characters."));
    }
    return CopiedAttributes.problem(wanted.search().attributes())
        .<Failure>map(problem -> new Failure.Invalid("attributes", "malformed", problem))
        .or(() -> clients.problem(new OpenedSource(wanted, secret.orElse(""))));
  }

  private static IdentitySource canonical(IdentitySource wanted) {
    return new IdentitySource(
        wanted.id(),
        wanted.name(),
        wanted.kind(),
        wanted.enabled(),
        wanted.position(),
        wanted.domains().stream()
            .flatMap(domain -> DomainName.canonical(domain).stream())
            .distinct()
            .toList(),
        wanted.reach(),
        wanted.search(),
        wanted.use(),
        wanted.browsing(),
        wanted.version(),
        wanted.created());
  }
}
