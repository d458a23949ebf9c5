package org.carillon.identity.internal.oauth.client;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.oauth.OAuthClient;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.json.Json;

/** The clients as objects of the directory, visible to the administrators of their domain. */
final class OAuthClientObjects implements DirectoryKind<OAuthClientRow, OAuthClient> {

  @Override
  public String name() {
    return "oauth-client";
  }

  @Override
  public Optional<OAuthClientRow> seen(EntityManager entities, Caller caller, String id) {
    return OAuthClientRow.named(entities, id)
        .filter(
            row ->
                row.domain == null
                    ? caller.administersServer()
                    : caller.administersDomain(row.domain.id()));
  }

  @Override
  public OAuthClient value(EntityManager entities, OAuthClientRow row) {
    return row.value();
  }

  @Override
  public String described(OAuthClient client) {
    return Json.createObjectBuilder()
        .add("clientId", client.id())
        .add("name", client.name())
        .add("domain", client.domain())
        .add("kind", client.isPublic() ? "public" : "confidential")
        .add("redirectUris", Json.createArrayBuilder(client.redirects()))
        .add("logoutUris", Json.createArrayBuilder(client.logoutRedirects()))
        .add("scopes", OAuthScope.text(client.scopes()))
        .add(
            "grantTypes",
            Json.createArrayBuilder(client.grants().stream().map(OAuthGrantType::word).toList()))
        .add("consent", client.asks())
        .add("idTokenAlgorithm", client.algorithm())
        .add("enabled", client.enabled())
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(OAuthClientRow row) {
    return row.domain == null
        ? AuditSubject.server(row.client)
        : AuditSubject.of(row.domain.id(), row.client);
  }
}
