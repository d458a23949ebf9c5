package org.carillon.listener.internal;

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
 * Certificates as a backup has them, their keys sealed under the home key. A key is bound to its
 * row's number, so it is sealed anew where it comes back; under another home key it can't be
 * opened, and the certificate is left out.
 */
@ApplicationScoped
class SavedCertificates implements SavedRows {
  private static final String THERE = "select 1 from certificate where chain = ?";
  private static final String NEXT = "select nextval('directory_id')";
  private static final String NOT_DEFAULT =
      "update certificate set is_default = false where is_default and ?";

  private final HomeKey homeKey;
  private final Transactions transactions;
  private final Versions versions;

  @Inject
  SavedCertificates(HomeKey homeKey, Transactions transactions, Versions versions) {
    this.homeKey = homeKey;
    this.transactions = transactions;
    this.versions = versions;
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
  public boolean restore(Connection connection, String text) throws SQLException {
    JsonObject row = read(text);
    if (isThere(connection, row.getString("chain"))) {
      return false;
    }
    byte[] key =
        homeKey.open(
            CertificateRow.purpose(row.getJsonNumber("id").longValue()),
            Base64.getMimeDecoder().decode(row.getString("key")));
    long id = next(connection);
    try (PreparedStatement others = connection.prepareStatement(NOT_DEFAULT);
        PreparedStatement insert = connection.prepareStatement(insertion())) {
      others.setBoolean(1, row.getBoolean("default"));
      others.executeUpdate();
      insert.setLong(1, id);
      insert.setBytes(2, homeKey.seal(CertificateRow.purpose(id), key));
      insert.setString(3, text);
      return insert.executeUpdate() > 0;
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static boolean isThere(Connection connection, String chain) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(THERE)) {
      select.setString(1, chain);
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
    transactions.run(entities -> versions.increase(Versions.Kind.CERTIFICATES));
    versions.announce(Versions.Kind.CERTIFICATES);
  }
}
