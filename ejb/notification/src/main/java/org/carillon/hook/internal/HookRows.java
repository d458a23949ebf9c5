package org.carillon.hook.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Statements;
import org.carillon.hook.HookKind;
import org.carillon.hook.WebHook;

final class HookRows {
  /** Hides accounts that administer more than the domain from the domain's administrators. */
  private static final String GOVERNED =
      """
       not exists (select from administrator r\
       where r.account = %s and r.domain is distinct from %s)\
      """;

  /** The SQL for {@link WebHook#key()}. */
  private static final String KEY =
      "h.name || coalesce('@' || d.name, '@' || a.local_part || '@' || e.name, '')";

  private static final String HOOKS =
      """
      select h.*, d.name as domain_name, a.local_part || '@' || e.name as account_name,\
       (select count(*) from web_hook_delivery w where w.hook = h.id and w.due is not null)\
       as waiting from web_hook h left join domain d on d.id = h.domain\
       left join account a on a.id = h.account left join domain e on e.id = a.domain\
       where d.deleted is null and a.deleted is null and e.deleted is null\
      """;

  /** The hooks of a domain and its accounts, and those of the caller's own account. */
  private static final String SEEN =
      " and (? or (coalesce(h.domain, a.domain) = ? and"
          + GOVERNED.formatted("h.account", "a.domain")
          + ") or h.account = ?)";

  private static final String LIST =
      HOOKS
          + SEEN
          + " and (? = '' or ? in (d.name, e.name)) and ("
          + KEY
          + ") collate \"C\" > ?"
          + " and (h.name like ? escape '\\' or h.address like ? escape '\\')"
          + " order by ("
          + KEY
          + ") collate \"C\" limit ?";

  private static final String NAMED =
      HOOKS
          + SEEN
          + " and h.name = split_part(?, '@', 1) and ? in (h.name, "
          + KEY
          + ") order by h.account is not null, h.domain is not null, h.id limit 100";

  private static final String LOCK = "select id from web_hook where id = ? for update";

  private static final String TURN =
      "select pg_advisory_xact_lock(157, hashint8(coalesce(?::bigint, -?::bigint, 0)))::text";

  /** The hooks that cover an account. A domain's do not cover an account that administers more. */
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
       since) values (?, ?, ?, ?, ?, ?, ?, 1, now(), now()) on conflict do nothing returning id\
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

  /** Clears the trouble of a hook that accepts messages again. */
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
   * @param seed from which its secret is derived
   * @param oldSeed from which the secret before was derived, if that may still be in use
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
    Optional<Instant> renewed = Statements.instant(row, "renewed");
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
            Statements.instant(row, "failing_since"),
            row.getInt("waiting"),
            row.getLong("lost"),
            Statements.instant(row, "lost_from"),
            row.getLong("version"),
            Statements.instant(row, "created").orElseThrow()),
        number(row, "domain"),
        number(row, "account"),
        row.getBytes("seed"),
        Optional.ofNullable(row.getBytes("old_seed"))
            .filter(_ -> renewed.filter(at -> HookSecret.isInUse(at, Instant.now())).isPresent()),
        Statements.instant(row, "since").orElseThrow(),
        row.getInt("failures"));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
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
    return Statements.rows(connection, HookRows::read, LIST, values.toArray());
  }

  /** Returns the hooks of that name that the caller sees, the one that covers most first. */
  static List<Row> named(Connection connection, Caller caller, String name) throws SQLException {
    List<Object> values = new ArrayList<>(seeing(caller));
    values.addAll(List.of(name, name));
    return Statements.rows(connection, HookRows::read, NAMED, values.toArray());
  }

  /** Reads a hook and locks it until the end of the transaction. */
  static Optional<Row> lock(Connection connection, long id) throws SQLException {
    Statements.rows(connection, row -> row.getLong(1), LOCK, id);
    return one(connection, id);
  }

  static List<Row> covering(Connection connection, long account) throws SQLException {
    return Statements.rows(connection, HookRows::read, COVERING, account, account, account);
  }

  static Optional<Row> one(Connection connection, long id) throws SQLException {
    return Statements.first(connection, HookRows::read, HOOKS + " and h.id = ?", id);
  }

  static List<Row> troubled(Connection connection) throws SQLException {
    return Statements.rows(connection, HookRows::read, TROUBLED);
  }

  /** Counts a domain's, account's or the server's hooks. Locks them for the transaction. */
  static long count(Connection connection, OptionalLong domain, OptionalLong account)
      throws SQLException {
    Statements.rows(connection, row -> row.getString(1), TURN, boxed(account), boxed(domain));
    return Statements.first(connection, row -> row.getLong(1), COUNT, boxed(account), boxed(domain))
        .orElseThrow();
  }

  private static Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  /** Adds a hook; empty if its owner already has one of that name. */
  static Optional<Row> insert(
      Connection connection, WebHook wanted, OptionalLong domain, OptionalLong account, byte[] seed)
      throws SQLException {
    Optional<Long> id =
        Statements.first(
            connection,
            row -> row.getLong(1),
            INSERT,
            wanted.name(),
            wanted.address(),
            words(wanted),
            boxed(domain),
            boxed(account),
            wanted.enabled(),
            seed);
    return id.isEmpty() ? Optional.empty() : one(connection, id.get());
  }

  private static String words(WebHook hook) {
    return String.join(" ", hook.kinds().stream().map(HookKind::word).toList());
  }

  /**
   * Changes a hook.
   *
   * @param anew whether to clear its past failures
   */
  static void change(Connection connection, long id, WebHook wanted, boolean anew)
      throws SQLException {
    int _ =
        Statements.update(
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
    int _ = Statements.update(connection, RENEW, seed, id);
  }

  static void delete(Connection connection, long id) throws SQLException {
    int _ = Statements.update(connection, DELETE, id);
  }

  /** Notes that the address accepted a message. */
  static void taken(Connection connection, long id) throws SQLException {
    int _ = Statements.update(connection, TAKEN, id);
  }

  /**
   * Notes that the address did not accept a message.
   *
   * @param rests whether to post nothing there for a while
   * @param rest the length of that pause, in seconds
   * @param patience the number of seconds without success after which it is disabled
   */
  static void failed(
      Connection connection, long id, String why, boolean rests, long rest, long patience)
      throws SQLException {
    int _ = Statements.update(connection, FAILED, why, rests, rests, rest, patience, id);
  }

  /** Disables a hook and notes why. */
  static void pause(Connection connection, long id, String why) throws SQLException {
    int _ = Statements.update(connection, PAUSE, why, id);
  }
}
