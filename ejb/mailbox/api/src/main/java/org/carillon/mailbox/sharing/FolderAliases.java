package org.carillon.mailbox.sharing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;

/** Accounts' folder aliases, cached for some seconds, also after changes on other nodes. */
public final class FolderAliases {
  private static final long FRESH = Duration.ofSeconds(10).toNanos();

  /** The largest number of accounts in the cache. With more, all are forgotten. */
  private static final int MOST_ACCOUNTS = 50_000;

  private static final String OF =
      "select name, mailbox from mailbox_alias where account = ? order by name";
  private static final String ADD =
      "insert into mailbox_alias (account, name, mailbox) values (?, ?, ?)";
  private static final String REMOVE = "delete from mailbox_alias where account = ? and name = ?";

  private static final String MAILBOX =
      "select id from mailbox where account = ? and name = ? and removed is null";

  /** An existing mailbox or alias takes precedence over a given folder. */
  private static final String TAKEN =
      "select 1 from mailbox where account = ? and removed is null"
          + " and (name = ? or starts_with(name, ? || '/')) limit 1";

  private final SqlTransactions transactions;
  private final People people;
  private final AssignedFolders given;
  private final Map<Long, Read> known = new ConcurrentHashMap<>();

  private record Read(long at, List<FolderAlias> aliases) {}

  /** Creates a cache over a database, which is asked for missing entries. */
  public FolderAliases(SqlTransactions transactions, People people, AssignedFolders given) {
    this.transactions = transactions;
    this.people = people;
    this.given = given;
  }

  /** Returns an account's aliases, with those that it made first. */
  public List<FolderAlias> of(long account) throws SQLException {
    long now = System.nanoTime();
    Read there = known.get(account);
    if (there == null || now - there.at > FRESH) {
      there = new Read(now, transactions.read(connection -> all(connection, account)));
      if (known.size() >= MOST_ACCOUNTS) {
        known.clear();
      }
      known.put(account, there);
    }
    return there.aliases;
  }

  /** Returns the alias that has the name, or that the name is below. */
  public Optional<FolderAlias> covering(long account, MailboxName name) throws SQLException {
    return of(account).stream().filter(alias -> alias.covers(name)).findFirst();
  }

  /** Returns an account's aliases from the database, with those that it made first. */
  public List<FolderAlias> all(Connection connection, long account) throws SQLException {
    List<FolderAlias> aliases = new ArrayList<>(read(connection, account));
    Optional<Person> person = people.of(account);
    for (AssignedFolders.Given one : person.map(given::to).orElse(List.of())) {
      OptionalLong mailbox = mailbox(connection, person.get(), one);
      boolean isFree =
          aliases.stream()
                  .noneMatch(other -> other.covers(one.name()) || other.name().isBelow(one.name()))
              && numbers(connection, TAKEN, account, one.name().path(), one.name().path())
                  .isEmpty();
      if (mailbox.isPresent() && isFree) {
        aliases.add(new FolderAlias(one.name(), mailbox.getAsLong(), true));
      }
    }
    return List.copyOf(aliases);
  }

  private OptionalLong mailbox(Connection connection, Person person, AssignedFolders.Given one)
      throws SQLException {
    if (one.group().isPresent()) {
      OptionalLong group = people.group(one.group().get());
      if (group.isEmpty() || !person.groups().contains(group.getAsLong())) {
        return OptionalLong.empty();
      }
    }
    String owner =
        one.owner().indexOf('@') < 0 ? one.owner() + "@" + person.domainName() : one.owner();
    Optional<Person> giver =
        people.named(owner).filter(other -> other.account() != person.account());
    return giver.isEmpty()
        ? OptionalLong.empty()
        : numbers(connection, MAILBOX, giver.get().account(), one.folder().path()).stream()
            .mapToLong(Long::longValue)
            .findFirst();
  }

  private static List<Long> numbers(Connection connection, String query, Object... values)
      throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline().add(row -> found.add(row.getLong(1)), query, values).execute(connection);
    return found;
  }

  /** Returns the aliases that an account made, from the database. */
  public static List<FolderAlias> read(Connection connection, long account) throws SQLException {
    List<FolderAlias> aliases = new ArrayList<>();
    new Pipeline()
        .add(
            row -> aliases.add(new FolderAlias(new MailboxName(row.getString(1)), row.getLong(2))),
            OF,
            account)
        .execute(connection);
    return List.copyOf(aliases);
  }

  /** Adds an alias, in the transaction of a change of the account's tree. */
  public static void add(Pipeline pipeline, long account, FolderAlias alias) {
    pipeline.add(ADD, account, alias.name().path(), alias.mailbox());
  }

  /** Removes an alias, in the transaction of a change of the account's tree. */
  public static void remove(Pipeline pipeline, long account, FolderAlias alias) {
    pipeline.add(REMOVE, account, alias.name().path());
  }

  /** Forgets an account's aliases, because they changed. */
  public void forget(long account) {
    known.remove(account);
  }
}
