package org.carillon.hook.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;

/** The rows of hooks. */
final class HookRows {
  /** Whose administrators see what is of an account: not those of a domain, if it has more. */
  private static final String GOVERNED =
      """
       not exists (select from administrator r\
       where r.account = %s and r.domain is distinct from %s)\
      """;

  private static final String HOOKS =
      """
      select h.*, d.name as domain_name, a.local_part || '@' || e.name as account_name,\
       (select count(*) from web_hook_delivery w where w.hook = h.id and w.due is not null)\
       as waiting from web_hook h left join domain d on d.id = h.domain\
       left join account a on a.id = h.account left join domain e on e.id = a.domain\
       where d.deleted is null and a.deleted is null and e.deleted is null\
      """;

  /** Those of a domain and its accounts, and those of one's own account. */
  private static final String SEEN =
      " and (? or (coalesce(h.domain, a.domain) = ? and"
          + GOVERNED.formatted("h.account", "a.domain")
          + ") or h.account = ?)";

  private static final String LIST =
      HOOKS
          + SEEN
          + " and (? = '' or ? in (d.name, e.name)) and h.name > ?"
          + " and (h.name like ? escape '\\' or h.address like ? escape '\\')"
          + " order by h.name limit ?";

  private static final String FIND = HOOKS + SEEN + " and h.name = ?";

  /** Those that are told of an account; of who administers more than a domain its own are not. */
  private static final String COVERING =
      HOOKS
          + " and h.enabled and (h.account = ? or h.account is null and (h.domain is null"
          + " or h.domain = (select o.domain from account o where o.id = ?) and"
          + GOVERNED.formatted("?", "h.domain")
          + ")) order by h.id";

  private static final String COUNT =
      "select count(*) from web_hook h where h.account is not distinct from ?"
          + " and h.domain is not distinct from ?";

  private static final String INSERT =
      """
      insert into web_hook (name, address, kinds, domain, account, enabled, seed, version, created,\
       since) values (?, ?, ?, ?, ?, ?, ?, 1, now(), now()) on conflict (name) do nothing\
       returning id\
      """;

  private static final String CHANGE =
      """
      update web_hook set address = ?, kinds = ?, enabled = ?, version = version + 1,\
       since = case when ? and not enabled then now() else since end,\
       failing_since = case when ? then null else failing_since end,\
       failures = case when ? then 0 else failures end,\
       rest = case when ? then null else rest end,\
       trouble = case when ? then '' else trouble end where id = ?\
      """;

  private static final String RENEW =
      "update web_hook set old_seed = seed, seed = ?, renewed = now(), version = version + 1"
          + " where id = ?";

  private static final String DELETE = "delete from web_hook where id = ?";

  /** What hinders one from taking anything is over. */
  private static final String TAKEN =
      "update web_hook set failing_since = null, failures = 0, rest = null, trouble = ''"
          + " where id = ? and (failing_since is not null or trouble <> '')";

  private static final String FAILED =
      """
      update web_hook set failing_since = coalesce(failing_since, now()), trouble = ?,\
       failures = failures + case when ? then 1 else 0 end,\
       rest = case when ? then now() + ? * interval '1 second' else rest end,\
       enabled = coalesce(failing_since, now()) > now() - ? * interval '1 second'\
       where id = ? and enabled\
      """;

  private static final String PAUSE =
      "update web_hook set enabled = false, trouble = ?, version = version + 1 where id = ?";

  private static final String TROUBLED =
      HOOKS
          + " and h.account is null and h.trouble <> '' and (not h.enabled"
          + " or h.failing_since < now() - interval '1 hour') order by h.name limit 20";

  private HookRows() {}

  /**
   * A hook.
   *
   * @param seed what its secret is made of
   * @param oldSeed what the secret before was made of, if that may still be in use
   * @param failures how often in a row its address failed
   */
  record Row(
      long id,
      WebHook hook,
      OptionalLong domain,
      OptionalLong account,
      byte[] seed,
      Optional<byte[]> oldSeed,
      Instant since,
      int failures) {}

  private static Row read(ResultSet row) throws SQLException {
    Optional<Instant> renewed = moment(row, "renewed");
    return new Row(
        row.getLong("id"),
        new WebHook(
            row.getString("name"),
            row.getString("address"),
            Arrays.stream(row.getString("kinds").split(" "))
                .flatMap(word -> HookKind.of(word).stream())
                .toList(),
            Optional.ofNullable(row.getString("domain_name")).orElse(""),
            Optional.ofNullable(row.getString("account_name")).orElse(""),
            row.getBoolean("enabled"),
            row.getString("trouble"),
            moment(row, "failing_since"),
            row.getInt("waiting"),
            row.getLong("version"),
            moment(row, "created").orElseThrow()),
        number(row, "domain"),
        number(row, "account"),
        row.getBytes("seed"),
        Optional.ofNullable(row.getBytes("old_seed"))
            .filter(_ -> renewed.filter(at -> HookSecret.isInUse(at, Instant.now())).isPresent()),
        moment(row, "since").orElseThrow(),
        row.getInt("failures"));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static List<Object> seeing(Caller caller) {
    return List.of(
        caller.administersServer(),
        caller.rights() instanceof Rights.DomainAdministrator(long own) ? own : -1L,
        caller.hasAccount() ? caller.account() : -1L);
  }

  static List<Row> list(Connection connection, Caller caller, String domain, PageRequest request)
      throws SQLException {
    String pattern = "%" + request.search().orElse("").replaceAll("([\\\\%_])", "\\\\$1") + "%";
    List<Object> values = new ArrayList<>(seeing(caller));
    values.addAll(
        List.of(
            domain,
            domain,
            request.after().orElse(""),
            pattern,
            pattern,
            (long) request.limit() + 1));
    return rows(connection, LIST, values.toArray());
  }

  static Optional<Row> find(Connection connection, Caller caller, String name) throws SQLException {
    List<Object> values = new ArrayList<>(seeing(caller));
    values.add(name);
    return rows(connection, FIND, values.toArray()).stream().findFirst();
  }

  /** The same, changed by nobody else until the end of the transaction. */
  static Optional<Row> lock(Connection connection, Caller caller, String name) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select from web_hook where name = ? for update")) {
      lock.setString(1, name);
      lock.executeQuery().close();
    }
    return find(connection, caller, name);
  }

  static List<Row> covering(Connection connection, long account) throws SQLException {
    return rows(connection, COVERING, account, account, account);
  }

  static Optional<Row> one(Connection connection, long id) throws SQLException {
    return rows(connection, HOOKS + " and h.id = ?", id).stream().findFirst();
  }

  static List<Row> troubled(Connection connection) throws SQLException {
    return rows(connection, TROUBLED);
  }

  /** How many hooks there are of a domain, of an account, or of the server. */
  static int count(Connection connection, OptionalLong domain, OptionalLong account)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setObject(1, boxed(account), Types.BIGINT);
      statement.setObject(2, boxed(domain), Types.BIGINT);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  /** Adds one; whether its name was free. */
  static boolean insert(
      Connection connection, WebHook wanted, OptionalLong domain, OptionalLong account, byte[] seed)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, wanted.name());
      statement.setString(2, wanted.address());
      statement.setString(3, words(wanted));
      statement.setObject(4, boxed(domain), Types.BIGINT);
      statement.setObject(5, boxed(account), Types.BIGINT);
      statement.setBoolean(6, wanted.enabled());
      statement.setBytes(7, seed);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static String words(WebHook hook) {
    return String.join(" ", hook.kinds().stream().map(HookKind::word).toList());
  }

  /**
   * Changes one.
   *
   * @param anew whether what went wrong before is forgotten
   */
  static void change(Connection connection, long id, WebHook wanted, boolean anew)
      throws SQLException {
    execute(
        connection,
        CHANGE,
        wanted.address(),
        words(wanted),
        wanted.enabled(),
        wanted.enabled(),
        anew,
        anew,
        anew,
        anew,
        id);
  }

  static void renew(Connection connection, long id, byte[] seed) throws SQLException {
    execute(connection, RENEW, seed, id);
  }

  static void delete(Connection connection, long id) throws SQLException {
    execute(connection, DELETE, id);
  }

  /** Its address took a message. */
  static void taken(Connection connection, long id) throws SQLException {
    execute(connection, TAKEN, id);
  }

  /**
   * Its address did not take a message.
   *
   * @param rests whether nothing else is posted there for a while
   * @param rest for how many seconds
   * @param patience after how many seconds without any success it is switched off
   */
  static void failed(
      Connection connection, long id, String why, boolean rests, long rest, long patience)
      throws SQLException {
    execute(connection, FAILED, why, rests, rests, rest, patience, id);
  }

  /** Switches one off, saying why. */
  static void pause(Connection connection, long id, String why) throws SQLException {
    execute(connection, PAUSE, why, id);
  }

  private static void execute(Connection connection, String text, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      fill(statement, values);
      statement.execute();
    }
  }

  private static List<Row> rows(Connection connection, String query, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      fill(statement, values);
      List<Row> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
