package org.carillon.store.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * A mailbox's keywords and their bits, which change only under the account's lock. Trimming frees
 * bits that no message has any more: such a bit has an empty name until it is reused.
 */
public final class Keywords {
  private static final String LEARN =
      """
      insert into mailbox_keyword (mailbox, bit, keyword) values (?, ?, ?)\
       on conflict (mailbox, bit) do update set keyword = excluded.keyword\
      """;
  private static final String FREED = "";

  private final long mailbox;
  private final List<String> names;

  private Keywords(long mailbox, List<String> names) {
    this.mailbox = mailbox;
    this.names = names;
  }

  public static Keywords of(Connection connection, long mailbox) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select keyword from mailbox_keyword where mailbox = ? order by bit")) {
      select.setLong(1, mailbox);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return new Keywords(mailbox, names);
  }

  /** Returns the system flags, packed. */
  public static long system(Flags flags) {
    long word = 0;
    for (Flag flag : flags.system()) {
      word |= flag.bit();
    }
    return word;
  }

  /** Returns the keywords, from {@link Flag#FIRST_KEYWORD_BIT}; freed bits have empty names. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Returns the flags, packed, without keywords that the mailbox does not know. */
  public long known(Flags flags) {
    long word = system(flags);
    for (String keyword : flags.keywords()) {
      int at = indexOf(keyword);
      if (at >= 0) {
        word |= bit(at);
      }
    }
    return word;
  }

  /** Returns the flags, packed, after assigning bits to new keywords; empty if no bit is left. */
  public OptionalLong learn(Connection connection, Flags flags) throws SQLException {
    List<String> unknown =
        flags.keywords().stream().filter(keyword -> indexOf(keyword) < 0).toList();
    long used = names.stream().filter(name -> !name.equals(FREED)).count();
    if (used + unknown.size() > Flag.MOST_KEYWORDS) {
      return OptionalLong.empty();
    }
    for (String keyword : unknown) {
      int freed = names.indexOf(FREED);
      int index = freed < 0 ? names.size() : freed;
      write(connection, index, keyword);
      if (freed < 0) {
        names.add(keyword);
      } else {
        names.set(index, keyword);
      }
    }
    return OptionalLong.of(known(flags));
  }

  /** Returns the flags that a packed word stands for in this mailbox. */
  public Flags unpack(long word) {
    Set<Flag> system = new LinkedHashSet<>();
    for (Flag flag : Flag.values()) {
      if (flag.in(word)) {
        system.add(flag);
      }
    }
    Set<String> keywords = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if ((word & bit(i)) != 0) {
        keywords.add(names.get(i));
      }
    }
    return new Flags(system, keywords);
  }

  private int indexOf(String keyword) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(keyword)) {
        return i;
      }
    }
    return -1;
  }

  private static long bit(int index) {
    return 1L << (Flag.FIRST_KEYWORD_BIT + index);
  }

  private void write(Connection connection, int index, String keyword) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(LEARN)) {
      insert.setLong(1, mailbox);
      insert.setInt(2, Flag.FIRST_KEYWORD_BIT + index);
      insert.setString(3, keyword);
      insert.executeUpdate();
    }
  }
}
