package org.carillon.identity.internal.oauth.client;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.format.name.DomainName;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthClients;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.settings.CacheVersions;

/** The clients in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OAuthClientOperations implements OAuthClients {
  private static final long MOST = 10_000;
  private static final int MOST_NAME = 100;
  private static final int SECRET_OCTETS = 32;
  private static final int LEAST_SECRET = 32;
  private static final int MOST_SECRET = 500;
  private static final int MOST_QUOTED = 200;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<OAuthClientRow, OAuthClient> clients;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public OAuthClientOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.clients = new DirectoryObjects<>(transactions, audit, new OAuthClientObjects());
  }

  @Override
  public Answer<Page<OAuthClient>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    if (domain.filter(name -> DomainName.canonical(name).isEmpty()).isPresent()) {
      return Answer.failed(malformedDomain(domain.get()));
    }
    return clients.list(
        caller,
        request,
        (entities, own) -> listed(entities, caller, own, domain, request),
        OAuthClient::id);
  }

  private static Failure malformedDomain(String name) {
    return new Failure.Invalid("domain", "malformed", "“" + name + "” is not a domain name.");
  }

  private static Answer<TypedQuery<OAuthClientRow>> listed(
      EntityManager entities,
      Caller caller,
      long own,
      Optional<String> domain,
      PageRequest request) {
    Optional<DomainRow> wanted = domain.flatMap(name -> administered(entities, caller, name));
    if (domain.isPresent() && wanted.isEmpty()) {
      return Answer.failed(new Failure.NotFound("domain " + domain.get()));
    }
    return new Answer.Done<>(
        entities
            .createQuery(
                """
                SELECT c FROM OAuthClientRow c LEFT JOIN FETCH c.domain d
                WHERE (:only = 0 OR d.id = :only) AND c.client > :after
                AND (c.client LIKE :search ESCAPE '\\' OR LOWER(c.name) LIKE :search ESCAPE '\\')
                ORDER BY c.client
                """,
                OAuthClientRow.class)
            .setParameter("only", wanted.map(DomainRow::id).orElse(own))
            .setParameter("after", request.after().orElse("")));
  }

  private static Optional<DomainRow> administered(
      EntityManager entities, Caller caller, String name) {
    return DomainName.canonical(name)
        .flatMap(canonical -> DirectoryQueries.domain(entities, canonical))
        .filter(row -> caller.administersDomain(row.id()) && !row.isDeleted());
  }

  @Override
  public Answer<OAuthClient> find(Caller caller, String id) {
    return clients.find(caller, id);
  }

  @Override
  public Answer<Registered> create(Caller caller, OAuthClient wanted, Optional<String> secret) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (!ID.matcher(wanted.id()).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "clientId",
              "malformed",
              "A client ID can contain only lower-case letters, digits, dots, hyphens and"
                  + " underscores, at most 100 characters."));
    }
    Optional<Failure> wrong = wrong(wanted, secret);
    return wrong.isPresent()
        ? Answer.failed(wrong.get())
        : transactions.change(
            CacheVersions.Kind.DIRECTORY, entities -> make(entities, caller, wanted, secret));
  }

  private Answer<Registered> make(
      EntityManager entities, Caller caller, OAuthClient wanted, Optional<String> secret) {
    Optional<DomainRow> domain = administered(entities, caller, wanted.domain());
    if (domain.isEmpty() && !(wanted.domain().isEmpty() && caller.administersServer())) {
      return Answer.failed(
          wanted.domain().isEmpty()
              ? new Failure.Invalid(
                  "domain", "missing", "Give the domain whose accounts can use the client.")
              : new Failure.Invalid(
                  "domain", "unknown-domain", "There is no domain " + wanted.domain() + "."));
    }
    Optional<Failure> unasked = unasked(caller, wanted);
    if (unasked.isPresent()) {
      return Answer.failed(unasked.get());
    }
    if (OAuthClientRow.named(entities, wanted.id()).isPresent()) {
      return Answer.failed(
          new Failure.Taken("clientId", "The client ID " + wanted.id() + " is in use."));
    }
    long count =
        entities.createQuery("SELECT count(*) FROM OAuthClientRow", Long.class).getSingleResult();
    if (count >= MOST) {
      return Answer.failed(
          new Failure.Invalid(
              "clientId", "too-many", "There can be at most " + MOST + " clients."));
    }
    var row =
        new OAuthClientRow(
            wanted, domain.orElse(null), Instant.now().truncatedTo(ChronoUnit.MICROS));
    Optional<String> made =
        wanted.isPublic() || secret.isPresent() ? Optional.empty() : Optional.of(randomSecret());
    secret.or(() -> made).ifPresent(row::keep);
    entities.persist(row);
    entities.flush();
    return new Answer.Done<>(new Registered(clients.made(entities, caller, row), made));
  }

  private String randomSecret() {
    byte[] octets = new byte[SECRET_OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  public Answer<OAuthClient> change(
      Caller caller,
      String id,
      UnaryOperator<OAuthClient> change,
      Optional<String> secret,
      OptionalLong version) {
    DirectoryObjects.Permission<OAuthClientRow> may = (entities, row) -> Optional.empty();
    DirectoryObjects.Work<OAuthClientRow, OAuthClient> work =
        (entities, row, before) -> {
          OAuthClient wanted = change.apply(before);
          Optional<Failure> wrong = wrong(wanted, secret).or(() -> unasked(caller, wanted));
          if (wrong.isEmpty()) {
            if (!before.redirects().containsAll(wanted.redirects())) {
              // The users who let the client in were shown other redirect URIs.
              entities
                  .createQuery("DELETE FROM OAuthConsentRow c WHERE c.client = :client")
                  .setParameter("client", row)
                  .executeUpdate();
            }
            row.take(wanted);
            secret.ifPresent(row::keep);
          }
          return wrong;
        };
    return secret.isPresent()
        ? clients.set(caller, id, version, "change", may, work)
        : clients.change(caller, id, version, may, work);
  }

  @Override
  public Answer<OAuthClient> delete(Caller caller, String id, OptionalLong version) {
    return clients.delete(
        caller,
        id,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          entities.remove(row);
          return Optional.empty();
        });
  }

  /** Returns a failure if the client asks no owners, which only server administrators allow. */
  private static Optional<Failure> unasked(Caller caller, OAuthClient wanted) {
    return wanted.asks() || !OAuthScope.openServices(wanted.scopes()) || caller.administersServer()
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "consent",
                "must-ask",
                "A client with more scopes than sign-in must ask its users for consent."));
  }

  /** Returns what is wrong with the wanted client, or empty if it is valid. */
  private static Optional<Failure> wrong(OAuthClient wanted, Optional<String> secret) {
    if (StoredText.isImpossible(wanted.name())) {
      return Answers.impossible("name").asFailure();
    }
    if (wanted.name().codePoints().anyMatch(OAuthClientOperations::isUnseen)) {
      return Optional.of(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name must not contain control characters or characters that change"
                  + " the text direction."));
    }
    if (wanted.name().isBlank() || wanted.name().length() > MOST_NAME) {
      return Optional.of(
          new Failure.Invalid(
              "name", "malformed", "The name must have 1 to " + MOST_NAME + " characters."));
    }
    if (secret.isPresent() && wanted.isPublic()) {
      return Optional.of(
          new Failure.Invalid("secret", "unusable", "A public client cannot have a secret."));
    }
    if (secret
        .filter(text -> text.length() < LEAST_SECRET || text.length() > MOST_SECRET)
        .isPresent()) {
      return Optional.of(
          new Failure.Invalid(
              "secret",
              "malformed",
              "The secret must have " + LEAST_SECRET + " to " + MOST_SECRET + " characters."));
    }
    if (wanted.grants().contains(OAuthGrantType.AUTHORIZATION_CODE)
        && wanted.redirects().isEmpty()) {
      return Optional.of(
          new Failure.Invalid("redirectUris", "missing", "At least one redirect URI is required."));
    }
    return wrong("redirectUris", wanted.redirects(), wanted.isPublic())
        .or(() -> wrong("logoutUris", wanted.logoutRedirects(), wanted.isPublic()));
  }

  /**
   * Returns whether the code point is a control character or changes the text's direction. A
   * client's name is shown to the users who are asked to let it in.
   */
  private static boolean isUnseen(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
  }

  private static Optional<Failure> wrong(String field, List<String> uris, boolean isPublic) {
    if (uris.size() > OAuthClientType.MOST_REDIRECTS) {
      return Optional.of(
          new Failure.Invalid(
              field,
              "too-many",
              "At most " + OAuthClientType.MOST_REDIRECTS + " URIs are allowed."));
    }
    for (String uri : uris) {
      Optional<String> problem = RedirectUris.problem(uri, isPublic);
      if (problem.isPresent()) {
        return Optional.of(
            new Failure.Invalid(
                field,
                "malformed",
                problem.get() + uri.substring(0, Math.min(MOST_QUOTED, uri.length()))));
      }
    }
    return Optional.empty();
  }
}
