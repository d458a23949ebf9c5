package org.carillon.mailbox.internal.ruling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.database.SqlTransactions;

/**
 * The scripts that mailboxes name (RFC 6785 §2.3.1). Nearly no mailbox names one, and every change
 * of a flag asks. An account's scripts are therefore cached for some seconds, and forgotten on the
 * node that changes them.
 */
public final class MailboxScripts {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final long MOST_ACCOUNTS = 50_000;

  /** The largest length of a script's name in octets. A name is a few words. */
  private static final int MOST_OCTETS = 1_000;

  /** The mailbox id that stands for the server. */
  private static final long SERVER = 0;

  private static final String NAMED =
      """
      select mailbox, value from annotation where mailbox = 0 and reader = 0 and entry = ?\
       union all select m.id, a.value from mailbox m join annotation a\
       on a.mailbox = m.id and a.reader = 0 and a.entry = ?\
       where m.account = ? and m.removed is null\
      """;

  private final SqlTransactions transactions;
  private final Cache<Long, Map<Long, String>> named =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .expireAfterWrite(REMEMBERED)
          .maximumSize(MOST_ACCOUNTS)
          .build();

  public MailboxScripts(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  record Named(String script, boolean ofServer) {}

  /** Returns whether any mailbox of an account may have a script. */
  boolean areNamed(long account) throws SQLException {
    return !of(account).isEmpty();
  }

  /** Returns a mailbox's script. It is the server's if the mailbox names none. */
  Optional<Named> of(long account, long mailbox) throws SQLException {
    Map<Long, String> scripts = of(account);
    boolean ofServer = !scripts.containsKey(mailbox);
    return Optional.ofNullable(scripts.get(ofServer ? SERVER : mailbox))
        .filter(script -> !script.isEmpty())
        .map(script -> new Named(script, ofServer));
  }

  private Map<Long, String> of(long account) throws SQLException {
    Map<Long, String> known = named.getIfPresent(account);
    if (known == null) {
      known = transactions.read(connection -> read(connection, account));
      named.put(account, known);
    }
    return known;
  }

  private static Map<Long, String> read(Connection connection, long account) throws SQLException {
    Map<Long, String> found = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(NAMED)) {
      select.setString(1, Annotation.SCRIPT);
      select.setString(2, Annotation.SCRIPT);
      select.setLong(3, account);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] value = row.getBytes(2);
          found.put(
              row.getLong(1),
              value.length > MOST_OCTETS ? "" : new String(value, StandardCharsets.UTF_8));
        }
      }
    }
    return Map.copyOf(found);
  }

  /** Forgets the cached scripts that these changed annotations affect. */
  public void changed(List<Annotation> annotations) {
    if (annotations.stream().anyMatch(each -> each.entry().equals(Annotation.SCRIPT))) {
      named.invalidateAll();
    }
  }
}
