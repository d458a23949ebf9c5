package org.carillon.launcher.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.carillon.launcher.home.Refusal;

/**
 * Tries one connection to a database before anything is started, because a server that cannot use
 * it would retry forever. Returns within six seconds, even if the peer does not respond.
 */
public final class DatabaseConnectionCheck {
  private static final int OLDEST_SERVER = 15;

  private static final String SERVER =
      """
      select current_setting('server_version_num')::int / 10000,
        (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()),
        pg_is_in_recovery(), coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
        to_regclass('schema_history') is not null,
        to_regclass('store_lineage') is not null and to_regclass('home_key') is not null,
        exists (select from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r')
      """;

  /** The scripts that were applied to the database, in order. The baseline is not a script. */
  private static final String SCRIPTS =
      "select version from schema_history where success and type = 'SQL' order by installed_rank";

  private static final String IDENTITY =
      "select lineage, (select fingerprint from home_key) from store_lineage";

  private static final String WRONG_PASSWORD = "28P01";

  private final DatabaseAccess access;
  private final KnownSchema schema;

  public DatabaseConnectionCheck(DatabaseAccess access, KnownSchema schema) {
    this.access = access;
    this.schema = schema;
  }

  /**
   * A database's identity.
   *
   * @param id the database's unique id; empty before the first start with it
   * @param homeKey the fingerprint of the home key that seals its secrets; empty as above
   */
  public record Found(Optional<String> id, Optional<byte[]> homeKey) {
    /** Returns whether its secrets are sealed under this home key, or none are sealed yet. */
    public boolean isSealedUnder(byte[] fingerprint) {
      return homeKey.isEmpty() || Arrays.equals(homeKey.get(), fingerprint);
    }
  }

  /**
   * Checks the database.
   *
   * @throws Refusal if a server could not use it, with the cause
   */
  public Found look() {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement()) {
      return found(statement);
    } catch (SQLException failure) {
      throw cannot(reason(failure));
    }
  }

  private Found found(Statement statement) throws SQLException {
    boolean ours;
    boolean identified;
    try (ResultSet row = statement.executeQuery(SERVER)) {
      row.next();
      check(
          row.getInt(1) >= OLDEST_SERVER,
          "PostgreSQL %d is too old, %d is needed",
          row.getInt(1),
          OLDEST_SERVER);
      check("UTF8".equals(row.getString(2)), "its encoding is %s, not UTF8", row.getString(2));
      check(!row.getBoolean(3), "it is a standby that cannot be written to");
      ours = row.getBoolean(5);
      identified = row.getBoolean(6);
      check(ours || !row.getBoolean(7), "it holds tables that are not Carillon's");
      check(row.getBoolean(4), "%s has no permission to create tables in it", access.user());
    }
    if (ours) {
      checkScripts(statement);
    }
    return identified ? identity(statement) : new Found(Optional.empty(), Optional.empty());
  }

  private void checkScripts(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(SCRIPTS)) {
      while (row.next()) {
        String script = row.getString(1);
        check(
            schema.scripts().contains(script),
            "its schema was made by a later version of Carillon (this version does not know"
                + " its script %s)",
            script);
      }
    }
  }

  private static Found identity(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(IDENTITY)) {
      return row.next()
          ? new Found(Optional.of(row.getString(1)), Optional.ofNullable(row.getBytes(2)))
          : new Found(Optional.empty(), Optional.empty());
    }
  }

  private void check(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      throw cannot(otherwise.formatted(values) + ".");
    }
  }

  private Refusal cannot(String why) {
    return new Refusal("The database %s cannot be used: %s".formatted(access, why));
  }

  /** Returns the server's or the driver's message, with the driver's cause. */
  String reason(SQLException failure) {
    String said = String.valueOf(failure.getMessage()).strip();
    if (WRONG_PASSWORD.equals(failure.getSQLState())) {
      return said + ". The password was read from " + access.passwordFile() + ".";
    }
    if (said.startsWith("An error occurred while setting up the SSL connection")) {
      // The driver says this when a peer that is not PostgreSQL answers its request for encryption.
      return "the server at this address is not PostgreSQL.";
    }
    return switch (failure.getCause()) {
      case null -> said;
      case UnknownHostException unknown -> "there is no host " + unknown.getMessage() + ".";
      case Throwable cause when cause.getMessage() != null && !said.contains(cause.getMessage()) ->
          said + " (" + cause.getMessage() + ")";
      case Throwable cause -> said;
    };
  }
}
