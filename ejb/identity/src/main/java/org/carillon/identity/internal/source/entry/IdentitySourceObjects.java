package org.carillon.identity.internal.source.entry;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.identity.internal.source.IdentitySourceRow;
import org.carillon.identity.source.IdentitySource;
import org.carillon.json.Json;

/** The sources among the objects of the directory, visible to server administrators. */
final class IdentitySourceObjects implements DirectoryKind<IdentitySourceRow, IdentitySource> {

  @Override
  public String name() {
    return "identity-source";
  }

  @Override
  public Optional<IdentitySourceRow> seen(EntityManager entities, Caller caller, String name) {
    return !caller.administersServer() || StoredText.isImpossible(name)
        ? Optional.empty()
        : entities
            .createQuery("FROM IdentitySourceRow s WHERE s.name = :name", IdentitySourceRow.class)
            .setParameter("name", name.toLowerCase(Locale.ROOT))
            .getResultStream()
            .findFirst();
  }

  @Override
  public IdentitySource value(EntityManager entities, IdentitySourceRow row) {
    return row.value();
  }

  @Override
  public String described(IdentitySource source) {
    IdentitySource.Reach reach = source.reach();
    IdentitySource.Search search = source.search();
    IdentitySource.Use use = source.use();
    return Json.createObjectBuilder()
        .add("name", source.name())
        .add("kind", source.kind().word())
        .add("address", reach.address())
        .add("enabled", source.enabled())
        .add("position", source.position())
        .add("domains", Json.createArrayBuilder(source.domains()))
        .add("startTls", reach.startTls())
        .add("certificates", reach.certificates())
        .add("bindName", reach.bindName())
        .add("userName", search.userName())
        .add("base", search.base())
        .add("filter", search.filter())
        .add("attributes", Json.createArrayBuilder(search.attributes()))
        .add("accounts", use.accounts().word())
        .add("refresh", use.refresh().toMinutes())
        .add("remember", use.remember().toSeconds())
        .add("keepHash", use.keepsHash())
        .add("timeout", reach.timeout().toSeconds())
        .add("connections", reach.connections())
        .add("button", source.browsing().button())
        .add("scopes", source.browsing().scopes())
        .add("claim", source.browsing().claim())
        .add("trustsAddresses", source.browsing().trustsAddresses())
        .add("secondFactor", source.browsing().secondFactor().word())
        .add("metadata", source.browsing().metadata())
        .add("nameFormat", source.browsing().nameFormat().word())
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(IdentitySourceRow row) {
    return AuditSubject.server(row.name());
  }
}
