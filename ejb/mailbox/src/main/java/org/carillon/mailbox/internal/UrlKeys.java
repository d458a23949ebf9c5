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
import org.carillon.account.secret.HomeKey;
import org.carillon.database.SqlTransactions;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/**
 * The access keys of mailboxes, with which their users let others read messages (RFC 4467). A key
 * is random, created when the first URL is authorised, and stored encrypted. Every user of a shared
 * mailbox has a separate key, so that no user can invalidate another's URLs. A key is stored among
 * the mailbox's annotations under a reader id that no account has, and is deleted with the mailbox.
 */
final class UrlKeys {
  private static final String FIND =
      "select value from annotation where mailbox = ? and reader = ? and entry = 'urlauth'";
  private static final String MAKE =
      "insert into annotation (mailbox, reader, entry, value) values (?, ?, 'urlauth', ?)"
          + " on conflict do nothing";
  private static final String FORGET =
      "delete from annotation where mailbox = ? and reader = ? and entry = 'urlauth'";

  /** Deletes all keys of a user (its id is passed twice) in own and others' mailboxes. */
  static final String FORGET_ALL =
      """
      delete from annotation k using mailbox m
      where m.id = k.mailbox and k.entry = 'urlauth'
        and (m.account = ? and k.reader = -1 or k.reader = -1 - ?)
      """;

  /** The reader id of the owner's key of a mailbox. Other users' keys have lower ids. */
  private static final long OWNER = -1;

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_OCTETS = 32;

  private final SqlTransactions transactions;
  private final HomeKey homeKey;
  private final SecureRandom random = new SecureRandom();

  UrlKeys(SqlTransactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.homeKey = homeKey;
  }

  /** Returns a text's token by a user's key of a mailbox. A missing key is created. */
  String token(MailboxRow mailbox, long user, String text) throws SQLException, RefusedException {
    long reader = reader(mailbox, user);
    Optional<byte[]> known = transactions.read(connection -> find(connection, mailbox.id, reader));
    byte[] key =
        known.isPresent()
            ? known.get()
            : transactions.write(
                connection -> {
                  make(connection, mailbox.id, reader);
                  return find(connection, mailbox.id, reader).orElseThrow();
                });
    return sign(key, text);
  }

  /** Returns whether a token was made for that text with the user's present key. */
  boolean proves(MailboxRow mailbox, long user, String text, String token)
      throws SQLException, RefusedException {
    Optional<byte[]> key =
        transactions.read(connection -> find(connection, mailbox.id, reader(mailbox, user)));
    return key.isPresent()
        && MessageDigest.isEqual(
            sign(key.get(), text).getBytes(StandardCharsets.US_ASCII),
            token.getBytes(StandardCharsets.US_ASCII));
  }

  /** Invalidates all tokens that were made with a user's key of a mailbox. */
  void forget(MailboxRow mailbox, long user) throws SQLException, RefusedException {
    transactions.write(connection -> delete(connection, FORGET, mailbox.id, reader(mailbox, user)));
  }

  /** Invalidates all tokens that were made with a user's keys of all mailboxes. */
  void forgetAll(long user) throws SQLException, RefusedException {
    transactions.write(connection -> delete(connection, FORGET_ALL, user, user));
  }

  private static int delete(Connection connection, String statement, long... ids)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(statement)) {
      for (int i = 0; i < ids.length; i++) {
        delete.setLong(i + 1, ids[i]);
      }
      return delete.executeUpdate();
    }
  }

  private static long reader(MailboxRow mailbox, long user) {
    return mailbox.account == user ? OWNER : readerOfOthers(user);
  }

  private static long readerOfOthers(long user) {
    return OWNER - user;
  }

  private Optional<byte[]> find(Connection connection, long mailbox, long reader)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setLong(1, mailbox);
      select.setLong(2, reader);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(homeKey.open(purpose(mailbox), row.getBytes(1)))
            : Optional.empty();
      }
    }
  }

  private void make(Connection connection, long mailbox, long reader) throws SQLException {
    byte[] key = new byte[KEY_OCTETS];
    random.nextBytes(key);
    try (PreparedStatement insert = connection.prepareStatement(MAKE)) {
      insert.setLong(1, mailbox);
      insert.setLong(2, reader);
      insert.setBytes(3, homeKey.seal(purpose(mailbox), key));
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
