package org.carillon.identity.internal.oauth.client;

import static org.carillon.contract.directory.oauth.OAuthClientType.ALGORITHM;
import static org.carillon.contract.directory.oauth.OAuthClientType.CONSENT;
import static org.carillon.contract.directory.oauth.OAuthClientType.DOMAIN;
import static org.carillon.contract.directory.oauth.OAuthClientType.GRANTS;
import static org.carillon.contract.directory.oauth.OAuthClientType.ID;
import static org.carillon.contract.directory.oauth.OAuthClientType.ISSUED_SECRET;
import static org.carillon.contract.directory.oauth.OAuthClientType.KIND;
import static org.carillon.contract.directory.oauth.OAuthClientType.LOGOUT_REDIRECTS;
import static org.carillon.contract.directory.oauth.OAuthClientType.NAME;
import static org.carillon.contract.directory.oauth.OAuthClientType.REDIRECTS;
import static org.carillon.contract.directory.oauth.OAuthClientType.SCOPES;
import static org.carillon.contract.directory.oauth.OAuthClientType.SECRET;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.account.Domains;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.settings.CacheVersions;

/**
 * The clients: a domain's for its administrators, all for server administrators. A backup has the
 * hash of each secret, so that sites can still use them after a restore. Of the clients that
 * registered themselves it holds those that a user let in, because programs do not register twice.
 */
@ApplicationScoped
public class OAuthClientEntries extends DeclaredEntries {
  /** The hash of the secret. */
  private static final Attribute<String> HASH =
      Attribute.of("secretHash", new AttributeType.Name(), "", "");

  /** The network from which the client registered itself. */
  private static final Attribute<String> REGISTERED_FROM =
      Attribute.of("registeredFrom", new AttributeType.Name(), "", "");

  private static final ObjectTable TABLE =
      ObjectTable.of(OAuthClientType.TYPE, "oauth_client", SECRET, ISSUED_SECRET)
          .naming(ID, "client")
          .naming(DOMAIN, "at")
          .naming(REDIRECTS, "redirects")
          .naming(LOGOUT_REDIRECTS, "logoutRedirects")
          .naming(GRANTS, "grants")
          .naming(ALGORITHM, "algorithm")
          .naming(REGISTERED_FROM, "registeredFrom")
          .encoding(HASH, "secret")
          .inLines()
          .dating("modified")
          .searchedBy(NAME)
          .savedIf(
              "not exists (select 1 from domain d where d.id = t.domain and d.deleted is not null)"
                  + " and (t.registered_from is null"
                  + " or exists (select 1 from oauth_consent o where o.client = t.id))");

  private static final String PUBLIC = "public";
  private static final int MOST = 10_000;
  private static final int MOST_NAME = 100;
  private static final int SECRET_OCTETS = 32;
  private static final int LEAST_SECRET = 32;
  private static final int MOST_SECRET = 500;
  private static final int MOST_QUOTED = 200;
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private final SecureRandom random = new SecureRandom();

  @Inject
  public OAuthClientEntries(
      Transactions transactions, CacheVersions versions, Audit audit, Domains domains) {
    super(TABLE, transactions, versions, CacheVersions.Kind.DIRECTORY, audit, domains);
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
  protected AttributeValues listed(DeclaredObject client) {
    AttributeValues values = client.values().without(HASH);
    return values.with(DOMAIN, values.require(DOMAIN));
  }

  /** Creates a client. If a confidential one is given no secret, one is made and shown once. */
  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    String id = given.require(ID).strip();
    if (!FORM.matcher(id).matches()) {
      return Answer.failed(
          new Failure.Invalid(
              "clientId",
              "malformed",
              "A client ID can contain only lower-case letters, digits, dots, hyphens and"
                  + " underscores, at most 100 characters."));
    }
    String domain = given.require(DOMAIN).strip();
    if (domain.isEmpty() && caller.rights() instanceof Rights.DomainAdministrator) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "missing", "Give the domain whose accounts can use the client."));
    }
    AttributeValues named = given.with(ID, id).with(DOMAIN, domain);
    if (given.require(KIND).equals(PUBLIC)
        || given.get(SECRET).filter(text -> !text.isEmpty()).isPresent()) {
      return super.create(caller, named);
    }
    String made = randomSecret();
    return super.create(caller, named.with(SECRET, made))
        .map(
            entry ->
                new DirectoryEntry(
                    entry.key(), entry.version(), entry.values().with(ISSUED_SECRET, made)));
  }

  private String randomSecret() {
    byte[] octets = new byte[SECRET_OCTETS];
    random.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    AttributeValues values =
        wanted
            .with(NAME, wanted.require(NAME).strip())
            .with(REDIRECTS, stripped(wanted.require(REDIRECTS)))
            .with(LOGOUT_REDIRECTS, stripped(wanted.require(LOGOUT_REDIRECTS)))
            .without(SECRET)
            .with(SECRET, wanted.get(SECRET).filter(text -> !text.isEmpty()));
    return unknown(values)
        .or(() -> wrong(values))
        .<Answer<AttributeValues>>map(Answer::failed)
        .orElseGet(
            () ->
                new Answer.Done<>(
                    values
                        .with(
                            SCOPES,
                            OAuthScope.all(values.require(SCOPES)).stream()
                                .map(OAuthScope::word)
                                .toList())
                        .with(
                            GRANTS,
                            OAuthGrantType.all(values.require(GRANTS)).stream()
                                .map(OAuthGrantType::word)
                                .toList())));
  }

  private static List<String> stripped(List<String> uris) {
    return uris.stream().map(String::strip).distinct().toList();
  }

  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    return checked.with(
        HASH, checked.get(SECRET).map(TokenRow::hash).map(Base64.getEncoder()::encodeToString));
  }

  /** Refuses a client that asks no owners, which only server administrators allow. */
  @Override
  protected Optional<Failure> refused(
      EntityManager entities,
      Caller caller,
      OptionalLong domain,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return wanted.require(CONSENT)
            || !OAuthScope.openServices(OAuthScope.all(wanted.require(SCOPES)))
            || caller.administersServer()
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                "consent",
                "must-ask",
                "A client with more scopes than sign-in must ask its users for consent."));
  }

  @Override
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    if (before
        .filter(now -> !now.value(REDIRECTS).containsAll(stored.value(REDIRECTS)))
        .isPresent()) {
      // The users who let the client in were shown other redirect URIs.
      entities
          .createNativeQuery("DELETE FROM oauth_consent WHERE client = :client")
          .setParameter("client", stored.id())
          .executeUpdate();
    }
    return stored;
  }

  /** Restores what administrators changed of the client that every server has, too. */
  @Override
  public String insertion() {
    return TABLE.insertion()
        + """
           on conflict (client) do update set name = excluded.name, enabled = excluded.enabled,
            redirects = excluded.redirects, scopes = excluded.scopes, grants = excluded.grants,
            consent = excluded.consent, version = oauth_client.version + 1
          where oauth_client.client = 'mail-programs' and oauth_client.version = 1
          """;
  }

  private static Optional<Failure> unknown(AttributeValues values) {
    return unknown(
            values,
            SCOPES,
            OAuthScope::of,
            Arrays.stream(OAuthScope.values()).map(OAuthScope::word))
        .or(
            () ->
                unknown(
                    values,
                    GRANTS,
                    OAuthGrantType::of,
                    Arrays.stream(OAuthGrantType.values()).map(OAuthGrantType::word)));
  }

  private static Optional<Failure> unknown(
      AttributeValues values,
      Attribute<List<String>> attribute,
      Function<String, Optional<?>> known,
      Stream<String> all) {
    return values.require(attribute).stream().allMatch(w -> known.apply(w).isPresent())
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                attribute.name(),
                "malformed",
                "The values must be among " + String.join(", ", all.toList()) + "."));
  }

  /** Returns what is wrong with the wanted client, or empty if it is valid. */
  private static Optional<Failure> wrong(AttributeValues wanted) {
    String name = wanted.require(NAME);
    Optional<String> secret = wanted.get(SECRET);
    boolean isPublic = wanted.require(KIND).equals(PUBLIC);
    List<String> redirects = wanted.require(REDIRECTS);
    if (StoredText.isImpossible(name)) {
      return Answers.impossible("name").asFailure();
    }
    if (name.codePoints().anyMatch(OAuthClientEntries::isUnseen)) {
      return Optional.of(
          new Failure.Invalid(
              "name",
              "malformed",
              "The name must not contain control characters or characters that change the"
                  + " text direction."));
    }
    if (name.isBlank() || name.length() > MOST_NAME) {
      return Optional.of(
          new Failure.Invalid(
              "name", "malformed", "The name must have 1 to " + MOST_NAME + " characters."));
    }
    if (secret.isPresent() && isPublic) {
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
    if (wanted.require(GRANTS).contains(OAuthGrantType.AUTHORIZATION_CODE.word())
        && redirects.isEmpty()) {
      return Optional.of(
          new Failure.Invalid("redirectUris", "missing", "At least one redirect URI is required."));
    }
    return wrong(REDIRECTS, redirects, isPublic)
        .or(() -> wrong(LOGOUT_REDIRECTS, wanted.require(LOGOUT_REDIRECTS), isPublic));
  }

  /**
   * Returns whether the code point is a control character or changes the text's direction. A
   * client's name is shown to the users who are asked to let it in.
   */
  private static boolean isUnseen(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
  }

  private static Optional<Failure> wrong(
      Attribute<List<String>> attribute, List<String> uris, boolean isPublic) {
    String field = attribute.name();
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
