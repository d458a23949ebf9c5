package org.carillon.listener.internal.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.database.SqlTransactions;
import org.carillon.listener.acme.AcmeTokens;
import org.jboss.logging.Logger;

/** Challenge tokens in the database, so that every node can answer the authority. */
@ApplicationScoped
public class ChallengeRows implements AcmeTokens {
  private static final Logger LOG = Logger.getLogger(ChallengeRows.class);

  /** A token in Base64url, of at least 128 bits (RFC 8555 §8.1). */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,200}");

  private static final String INSERT =
      """
      insert into acme_token (token, answer, expires) values (?, ?, now() + interval '1 hour')
        on conflict (token) do update set answer = excluded.answer, expires = excluded.expires
      """;

  private final SqlTransactions database;

  @Inject
  public ChallengeRows(SqlTransactions database) {
    this.database = database;
  }

  @Override
  public Optional<String> answer(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    try {
      return database.read(
          connection -> {
            try (PreparedStatement select =
                connection.prepareStatement(
                    "select answer from acme_token where token = ? and expires > now()")) {
              select.setString(1, token);
              try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
              }
            }
          });
    } catch (SQLException away) {
      LOG.warnf("The answer to an ACME challenge cannot be read: %s", away.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Answers these tokens from now on, for an hour at most.
   *
   * @throws IOException if the database is not available
   */
  void show(Map<String, String> tokens) throws IOException {
    try {
      database.write(
          connection -> {
            try (PreparedStatement old =
                    connection.prepareStatement("delete from acme_token where expires < now()");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
              int gone = old.executeUpdate();
              for (Map.Entry<String, String> token : tokens.entrySet()) {
                insert.setString(1, token.getKey());
                insert.setString(2, token.getValue());
                insert.addBatch();
              }
              return gone + insert.executeBatch().length;
            }
          });
    } catch (SQLException away) {
      throw new IOException("The answer to an ACME challenge cannot be stored", away);
    }
  }

  /** Stops answering these tokens. */
  void forget(Collection<String> tokens) {
    try {
      database.write(
          connection -> {
            try (PreparedStatement delete =
                connection.prepareStatement("delete from acme_token where token = any (?)")) {
              delete.setArray(1, connection.createArrayOf("text", tokens.toArray()));
              return delete.executeUpdate();
            }
          });
    } catch (SQLException away) {
      LOG.debugf(
          "ACME tokens could not be deleted and remain until they expire: %s", away.getMessage());
    }
  }
}
