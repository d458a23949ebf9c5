package org.carillon.mailbox.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.HomeKey;
import org.carillon.database.SqlTransactions;

/**
 * The access keys of mailboxes, by which their owners let others read messages (RFC 4467 §2.1):
 * random, made when the first URL is authorised, kept sealed. A key lies among a mailbox's
 * annotations as that of a reader nobody is, and goes with the mailbox.
 */
final class UrlKeys {
  private static final String FIND =
      "select value from annotation where mailbox = ? and reader = -1 and entry = 'urlauth'";
  private static final String MAKE =
      "insert into annotation (mailbox, reader, entry, value) values (?, -1, 'urlauth', ?)"
          + " on conflict do nothing";
  private static final String FORGET =
      "delete from annotation where mailbox = ? and reader = -1 and entry = 'urlauth'";
  private static final String FORGET_ALL =
      """
      delete from annotation a using mailbox m\
       where m.account = ? and a.mailbox = m.id and a.reader = -1 and a.entry = 'urlauth'\
      """;
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_OCTETS = 32;

  private final SqlTransactions transactions;
  private final HomeKey homeKey;
  private final SecureRandom random = new SecureRandom();

  UrlKeys(SqlTransactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.homeKey = homeKey;
  }

  /** The token that proves a text by a mailbox's key, which is made if there is none. */
  String token(long mailbox, String text) throws SQLException, Hindrance {
    Optional<byte[]> known = transactions.read(connection -> find(connection, mailbox));
    byte[] key =
        known.isPresent()
            ? known.get()
            : transactions.write(
                connection -> {
                  make(connection, mailbox);
                  return find(connection, mailbox).orElseThrow();
                });
    return sign(key, text);
  }

  /** Whether a token was made for that text by the mailbox's key as it is now. */
  boolean proves(long mailbox, String text, String token) throws SQLException, Hindrance {
    Optional<byte[]> key = transactions.read(connection -> find(connection, mailbox));
    return key.isPresent()
        && MessageDigest.isEqual(
            sign(key.get(), text).getBytes(StandardCharsets.US_ASCII),
            token.getBytes(StandardCharsets.US_ASCII));
  }

  /** Makes all tokens void that a mailbox's key made. */
  void forget(long mailbox) throws SQLException, Hindrance {
    change(FORGET, mailbox);
  }

  /** The same for all mailboxes of an account. */
  void forgetAll(long account) throws SQLException, Hindrance {
    change(FORGET_ALL, account);
  }

  private void change(String statement, long id) throws SQLException, Hindrance {
    transactions.write(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setLong(1, id);
            return delete.executeUpdate();
          }
        });
  }

  private Optional<byte[]> find(Connection connection, long mailbox) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(homeKey.open(purpose(mailbox), row.getBytes(1)))
            : Optional.empty();
      }
    }
  }

  private void make(Connection connection, long mailbox) throws SQLException {
    byte[] key = new byte[KEY_OCTETS];
    random.nextBytes(key);
    try (PreparedStatement insert = connection.prepareStatement(MAKE)) {
      insert.setLong(1, mailbox);
      insert.setBytes(2, homeKey.seal(purpose(mailbox), key));
      insert.executeUpdate();
    }
  }

  private static String purpose(long mailbox) {
    return "urlauth:" + mailbox;
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(HMAC + " is not available", failure);
    }
  }
}
