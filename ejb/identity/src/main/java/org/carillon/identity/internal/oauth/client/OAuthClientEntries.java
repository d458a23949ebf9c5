package org.carillon.identity.internal.oauth.client;

import static org.carillon.contract.directory.oauth.OAuthClientType.ALGORITHM;
import static org.carillon.contract.directory.oauth.OAuthClientType.CONSENT;
import static org.carillon.contract.directory.oauth.OAuthClientType.CREATED;
import static org.carillon.contract.directory.oauth.OAuthClientType.DOMAIN;
import static org.carillon.contract.directory.oauth.OAuthClientType.ENABLED;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthClients;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;

/** The clients as entries of the administration. */
@ApplicationScoped
class OAuthClientEntries implements ObjectEntries {
  private static final String PUBLIC = "public";

  private final OAuthClients clients;

  @Inject
  OAuthClientEntries(OAuthClients clients) {
    this.clients = clients;
  }

  @Override
  public ObjectType type() {
    return OAuthClientType.TYPE;
  }

  private static DirectoryEntry entry(OAuthClient client) {
    return new DirectoryEntry(client.id(), OptionalLong.of(client.version()), values(client));
  }

  private static AttributeValues values(OAuthClient client) {
    return new AttributeValues()
        .with(ID, client.id())
        .with(NAME, client.name())
        .with(DOMAIN, client.domain())
        .with(KIND, client.isPublic() ? PUBLIC : "confidential")
        .with(REDIRECTS, client.redirects())
        .with(LOGOUT_REDIRECTS, client.logoutRedirects())
        .with(SCOPES, client.scopes().stream().map(OAuthScope::word).toList())
        .with(GRANTS, client.grants().stream().map(OAuthGrantType::word).toList())
        .with(CONSENT, client.asks())
        .with(ALGORITHM, client.algorithm())
        .with(ENABLED, client.enabled())
        .with(CREATED, client.created());
  }

  /** The given values, with the known ones as defaults. */
  private record Said(AttributeValues values, AttributeValues known) {
    <T> T of(Attribute<T> attribute) {
      return values.get(attribute).orElseGet(() -> known.require(attribute));
    }
  }

  private static OAuthClient said(AttributeValues values, Optional<OAuthClient> now) {
    Said said = new Said(values, now.map(OAuthClientEntries::values).orElse(values));
    return new OAuthClient(
        now.map(OAuthClient::number).orElse(0L),
        said.of(ID).strip(),
        said.of(NAME).strip(),
        said.of(DOMAIN).strip(),
        said.of(KIND).equals(PUBLIC),
        said.of(REDIRECTS).stream().map(String::strip).distinct().toList(),
        said.of(LOGOUT_REDIRECTS).stream().map(String::strip).distinct().toList(),
        OAuthScope.all(said.of(SCOPES)),
        OAuthGrantType.all(said.of(GRANTS)),
        said.of(CONSENT),
        said.of(ALGORITHM),
        said.of(ENABLED),
        now.map(OAuthClient::version).orElse(0L),
        now.map(OAuthClient::created).orElse(Instant.EPOCH));
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
    return values.get(attribute).orElse(List.of()).stream()
            .allMatch(w -> known.apply(w).isPresent())
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(
                attribute.name(),
                "malformed",
                "The values must be among " + String.join(", ", all.toList()) + "."));
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return clients.list(caller, domain, request).map(page -> page.map(OAuthClientEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String id) {
    return clients.find(caller, id).map(OAuthClientEntries::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return unknown(values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(
            () ->
                clients
                    .create(caller, said(values, Optional.empty()), secret(values))
                    .map(OAuthClientEntries::shownOnce));
  }

  private static DirectoryEntry shownOnce(OAuthClients.Registered made) {
    DirectoryEntry entry = entry(made.client());
    return made.secret().isEmpty()
        ? entry
        : new DirectoryEntry(
            entry.key(), entry.version(), entry.values().with(ISSUED_SECRET, made.secret().get()));
  }

  private static Optional<String> secret(AttributeValues values) {
    return values.get(SECRET).filter(text -> !text.isEmpty());
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String id, AttributeValues values, OptionalLong version) {
    return unknown(values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(
            () ->
                clients
                    .change(
                        caller, id, now -> said(values, Optional.of(now)), secret(values), version)
                    .map(OAuthClientEntries::entry));
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String id, OptionalLong version) {
    return clients.delete(caller, id, version).map(OAuthClientEntries::entry);
  }
}
