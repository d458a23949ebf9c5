package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.carillon.account.secret.HomeKey;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.json.Json;
import org.carillon.settings.Versions;

/**
 * Keys of domains as a backup has them, sealed under the home key. A secret is bound to its row's
 * number, so it is sealed anew where it comes back; under another home key it can't be opened.
 */
@ApplicationScoped
class SavedDomainKeys implements SavedRows {
  private static final String THERE = "select 1 from dkim_key where name = ?";
  private static final String NEXT = "select nextval('directory_id')";

  private final HomeKey homeKey;
  private final Transactions transactions;
  private final Versions versions;

  @Inject
  SavedDomainKeys(HomeKey homeKey, Transactions transactions, Versions versions) {
    this.homeKey = homeKey;
    this.transactions = transactions;
    this.versions = versions;
  }

  @Override
  public String name() {
    return "dkim-keys";
  }

  @Override
  public int order() {
    return 31;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', k.id, 'domain', d.name, 'signingDomain', k.signing_domain,
          'name', k.name, 'algorithm', k.algorithm, 'state', k.state,
          'secret', encode(k.secret, 'base64'), 'record', k.record, 'created', k.created,
          'activated', k.activated, 'retired', k.retired)::text
        from dkim_key k join domain d on d.id = k.domain order by k.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into dkim_key (id, domain, signing_domain, name, algorithm, state, secret, record,
          version, created, activated, retired, due)
        select ?, d.id, r."signingDomain", r.name, r.algorithm, r.state, ?, r.record, 1, r.created,
          r.activated, r.retired, now()
        from jsonb_to_record(?::jsonb) as r(domain text, "signingDomain" text, name text,
          algorithm text, state text, record text, created timestamptz, activated timestamptz,
          retired timestamptz)
        join domain d on d.name = r.domain and d.deleted is null
        """;
  }

  @Override
  public boolean restore(Connection connection, String text) throws SQLException {
    JsonObject row = read(text);
    if (isThere(connection, row.getString("name"))) {
      return false;
    }
    byte[] secret =
        homeKey.open(
            DomainKeyRow.purpose(row.getJsonNumber("id").longValue()),
            Base64.getMimeDecoder().decode(row.getString("secret")));
    long id = next(connection);
    try (PreparedStatement insert = connection.prepareStatement(insertion())) {
      insert.setLong(1, id);
      insert.setBytes(2, homeKey.seal(DomainKeyRow.purpose(id), secret));
      insert.setString(3, text);
      return insert.executeUpdate() > 0;
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static boolean isThere(Connection connection, String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(THERE)) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static long next(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEXT);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void restored() {
    transactions.run(entities -> versions.increase(Versions.Kind.DOMAIN_KEYS));
    versions.announce(Versions.Kind.DOMAIN_KEYS);
  }
}
