package org.carillon.identity.internal.certificate;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.internal.transaction.DirectoryKind;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.identity.certificate.ClientAuthority;
import org.carillon.json.Json;

/** The authorities among the objects of the directory, visible to server administrators. */
final class ClientAuthorityObjects implements DirectoryKind<ClientAuthorityRow, ClientAuthority> {

  @Override
  public String name() {
    return "client-authority";
  }

  @Override
  public Optional<ClientAuthorityRow> seen(EntityManager entities, Caller caller, String name) {
    return !caller.administersServer() || StoredText.isImpossible(name)
        ? Optional.empty()
        : entities
            .createQuery("FROM ClientAuthorityRow a WHERE a.name = :name", ClientAuthorityRow.class)
            .setParameter("name", name.toLowerCase(Locale.ROOT))
            .getResultStream()
            .findFirst();
  }

  @Override
  public ClientAuthority value(EntityManager entities, ClientAuthorityRow row) {
    return row.value();
  }

  @Override
  public String described(ClientAuthority authority) {
    return Json.createObjectBuilder()
        .add("name", authority.name())
        .add("certificates", authority.certificates())
        .add("enabled", authority.enabled())
        .add("mapping", authority.mapping().word())
        .add("pattern", authority.pattern())
        .add("domains", Json.createArrayBuilder(authority.domains()))
        .add("revoked", Json.createArrayBuilder(authority.revoked()))
        .build()
        .toString();
  }

  @Override
  public AuditSubject subject(ClientAuthorityRow row) {
    return AuditSubject.server(row.name);
  }
}
