package org.carillon.listener.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

/** Certificates in backups. */
@ApplicationScoped
class SavedCertificates extends SealedRows {
  private static final String NOT_DEFAULT =
      "update certificate set is_default = false where is_default and ?";

  private final AnnouncedChanges changes;

  @Inject
  SavedCertificates(HomeKey homeKey, Transactions transactions, CacheVersions versions) {
    super(homeKey);
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "certificates";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', c.id, 'domain', d.name, 'default', c.is_default,
          'chain', c.chain, 'key', encode(c.key, 'base64'), 'created', c.created)::text
        from certificate c left join domain d on d.id = c.domain order by c.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into certificate (id, domain, is_default, chain, key, created)
        select ?, d.id, r."default", r.chain, ?, r.created
        from jsonb_to_record(?::jsonb) as r(domain text, "default" boolean, chain text,
          created timestamptz)
        left join domain d on d.name = r.domain and d.deleted is null
        where r.domain is null or d.id is not null
        """;
  }

  @Override
  protected String naturalKey() {
    return "chain";
  }

  @Override
  protected String presence() {
    return "select 1 from certificate where chain = ?";
  }

  @Override
  protected String secret() {
    return "key";
  }

  @Override
  protected String purpose(long id) {
    return CertificateRow.purpose(id);
  }

  @Override
  protected void makeRoom(Connection connection, JsonObject row) throws SQLException {
    try (PreparedStatement others = connection.prepareStatement(NOT_DEFAULT)) {
      others.setBoolean(1, row.getBoolean("default"));
      others.executeUpdate();
    }
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.CERTIFICATES);
  }
}
