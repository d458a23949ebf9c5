package org.carillon.identity.internal.source.entry;

import static org.carillon.contract.directory.IdentitySourceType.ADDRESS;
import static org.carillon.contract.directory.IdentitySourceType.ANSWERS;
import static org.carillon.contract.directory.IdentitySourceType.ATTRIBUTES;
import static org.carillon.contract.directory.IdentitySourceType.BASE;
import static org.carillon.contract.directory.IdentitySourceType.BIND_NAME;
import static org.carillon.contract.directory.IdentitySourceType.BUTTON;
import static org.carillon.contract.directory.IdentitySourceType.CERTIFICATES;
import static org.carillon.contract.directory.IdentitySourceType.CLAIM;
import static org.carillon.contract.directory.IdentitySourceType.DOMAINS;
import static org.carillon.contract.directory.IdentitySourceType.FILTER;
import static org.carillon.contract.directory.IdentitySourceType.METADATA;
import static org.carillon.contract.directory.IdentitySourceType.SCOPES;
import static org.carillon.contract.directory.IdentitySourceType.SECRET;
import static org.carillon.contract.directory.IdentitySourceType.SILENT_SINCE;
import static org.carillon.contract.directory.IdentitySourceType.USER_NAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.SealedEntries;
import org.carillon.account.secret.HomeKey;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.format.name.DomainName;
import org.carillon.identity.internal.source.CopiedAttributes;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceClients;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.ask.SourceTests;
import org.carillon.identity.internal.source.saml.SamlKey;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourceKind;
import org.carillon.identity.source.SourceState;
import org.carillon.settings.CacheVersions;

/** The sources. The data about their accounts, which no backup has, is collected at sign-in. */
@ApplicationScoped
public class IdentitySourceEntries extends SealedEntries {
  private static final int MOST = 100;
  private static final int MOST_SECRET = 1_000;
  private static final int MOST_KEYTAB = 30_000;
  private static final List<Attribute<String>> TYPED =
      List.of(
          ADDRESS,
          CERTIFICATES,
          BIND_NAME,
          USER_NAME,
          BASE,
          FILTER,
          BUTTON,
          SCOPES,
          CLAIM,
          METADATA);

  private final SourceRequests asked;
  private final SourceClients clients;
  private final SourceTests tests;

  @Inject
  public IdentitySourceEntries(
      Transactions transactions,
      CacheVersions versions,
      Audit audit,
      HomeKey homeKey,
      SourceRequests asked,
      SourceClients clients,
      SourceTests tests) {
    super(OpenedSource.TABLE, homeKey, transactions, versions, CacheVersions.Kind.DIRECTORY, audit);
    this.asked = asked;
    this.clients = clients;
    this.tests = tests;
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
    return switch (asked.state(IdentitySource.of(object))) {
      case SourceState.Unasked() -> values.with(ANSWERS, "not-asked");
      case SourceState.Answers() -> values.with(ANSWERS, "yes");
      case SourceState.Silent(Instant since) ->
          values.with(ANSWERS, "no").with(SILENT_SINCE, since);
    };
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    AttributeValues.Collected stripped = wanted.collect();
    for (Attribute<String> each : TYPED) {
      stripped.read(each, wanted.get(each).map(String::strip));
    }
    List<String> domains = new ArrayList<>();
    for (String typed : wanted.require(DOMAINS)) {
      Optional<String> domain = DomainName.canonical(typed);
      if (domain.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid("domains", "malformed", "This is not a domain name: " + typed));
      }
      domains.add(domain.get());
    }
    stripped.read(DOMAINS, Optional.of(domains.stream().distinct().toList()));
    AttributeValues values = stripped.values();
    return wrong(values)
        .<Answer<AttributeValues>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(values));
  }

  private static IdentitySource source(AttributeValues values) {
    return IdentitySource.of(new DeclaredObject(0, 0, OptionalLong.empty(), values));
  }

  private Optional<Failure> wrong(AttributeValues values) {
    IdentitySource wanted = source(values);
    String secret = values.get(SECRET).orElse("");
    boolean isKey = wanted.kind().givesTickets() || wanted.kind() == SourceKind.SAML;
    int most = isKey ? MOST_KEYTAB : MOST_SECRET;
    if (secret.length() > most) {
      return Optional.of(
          new Failure.Invalid(
              "secret", "too-long", "The secret must have at most " + most + " characters."));
    }
    return CopiedAttributes.problem(values.require(ATTRIBUTES))
        .<Failure>map(problem -> new Failure.Invalid("attributes", "malformed", problem))
        .or(() -> clients.problem(new OpenedSource(wanted, secret)));
  }

  /** Returns the secret to be stored. A SAML provider's is a key, generated if none is given. */
  @Override
  protected Optional<byte[]> secret(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    IdentitySource source = IdentitySource.of(stored);
    return wanted
        .get(SECRET)
        .or(() -> before.isEmpty() ? Optional.of("") : Optional.empty())
        .map(
            secret ->
                source.kind() == SourceKind.SAML && secret.isBlank()
                    ? SamlKey.make("Carillon " + source.name())
                    : secret)
        .map(secret -> secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, String name) {
    return this.<OpenedSource>stored(
            caller,
            name,
            (entities, object) ->
                new Answer.Done<>(OpenedSource.of(object, secret(entities, object))))
        .map(tests::test);
  }
}
