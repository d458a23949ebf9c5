package org.carillon.account.secret;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.carillon.database.SavedRows;
import org.carillon.json.Json;

/**
 * Saves and restores rows that contain a secret, sealed under the home key. A secret is bound to
 * its row's number, so it is sealed again when the row is restored. A secret that was sealed under
 * another home key can't be opened, and its row is left out. The text of a row contains the number
 * as {@code id}, and the sealed secret in base64.
 */
public abstract class SealedRows implements SavedRows {
  private static final String NEXT = "select nextval('directory_id')";

  private final HomeKey homeKey;

  protected SealedRows(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /** Returns the name of the field that identifies a row in any database. */
  protected abstract String naturalKey();

  /** Returns a query that has a result if the row exists. Its parameter is the natural key. */
  protected abstract String presence();

  /** Returns the name of the field with the sealed secret. */
  protected abstract String secret();

  /** Returns the purpose passed to the home key for the secret of the row with this number. */
  protected abstract String purpose(long id);

  /** Changes other rows that would conflict with a row that is about to be restored. */
  protected void makeRoom(Connection connection, JsonObject row) throws SQLException {}

  /**
   * {@inheritDoc}
   *
   * <p>The parameters of the statement are the row's number, the sealed secret and the row's text.
   */
  @Override
  public abstract String insertion();

  /**
   * {@inheritDoc}
   *
   * @throws HomeKeyMissing if the secret was sealed under another home key
   */
  @Override
  public boolean restore(Connection connection, String text) throws SQLException {
    JsonObject row = read(text);
    if (isThere(connection, row.getString(naturalKey()))) {
      return false;
    }
    byte[] secret =
        homeKey.open(
            purpose(row.getJsonNumber("id").longValue()),
            Base64.getMimeDecoder().decode(row.getString(secret())));
    long id = next(connection);
    makeRoom(connection, row);
    try (PreparedStatement insert = connection.prepareStatement(insertion())) {
      insert.setLong(1, id);
      insert.setBytes(2, homeKey.seal(purpose(id), secret));
      insert.setString(3, text);
      return insert.executeUpdate() > 0;
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private boolean isThere(Connection connection, String key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(presence())) {
      select.setString(1, key);
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
}
