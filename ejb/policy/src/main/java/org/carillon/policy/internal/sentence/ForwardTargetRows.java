package org.carillon.policy.internal.sentence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.carillon.policy.sentence.ForwardConsent;
import org.carillon.policy.sentence.ForwardTarget;
import org.carillon.policy.sentence.ForwardTargets;

final class ForwardTargetRows {
  private static final String ALL =
      "select address, asked, agreed from forward_target where account = ? and wanted"
          + " order by address";

  /** Locks the account, so that concurrent requests cannot exceed the limit of messages. */
  private static final String LOCK = "select from account where id = ? for no key update";

  private static final String LOCK_ADDRESS = "select pg_advisory_xact_lock(136, hashtext(?))";

  private static final String ASK =
      """
      insert into forward_target as t (account, address, asked, day, letters)
      select ?, ?, now(), current_date, 1
      where (select count(*) from forward_target where account = ? and address <> ? and wanted) < ?
        and (select coalesce(sum(letters), 0) from forward_target
          where account = ? and day = current_date) < ?
        and (select coalesce(sum(letters), 0) from forward_target
          where address = ? and day = current_date) < ?
      on conflict (account, address) do update set asked = now(), wanted = true, day = current_date,
        letters = case when t.day = current_date then t.letters + 1 else 1 end
      returning address, asked, agreed
      """;

  private static final String AGREE =
      """
      update forward_target set agreed = coalesce(agreed, now()), refused = null
      where account = ? and address = ? and wanted and (agreed is not null or asked > ?)
      returning address, asked, agreed
      """;

  /** The row stays: today's messages count, so that repeated requests can't evade the limit. */
  private static final String REMOVE =
      """
      update forward_target set wanted = false, agreed = null
      where account = ? and address = ? and wanted returning address, asked, agreed
      """;

  private static final String REFUSE =
      """
      update forward_target set agreed = null, refused = coalesce(refused, now())
      where account = ? and address = ? returning address, asked, agreed
      """;

  private static final String CONSENT =
      """
      select address, asked, agreed, refused is not null as refused, wanted from forward_target
      where account = ? and address = ?
      """;

  private ForwardTargetRows() {}

  /**
   * The row of an address.
   *
   * @param target the times of the request and the consent
   * @param isRefused whether it refused
   * @param isWanted whether the account still wants it
   */
  record Known(ForwardTarget target, boolean isRefused, boolean isWanted) {
    ForwardConsent consent() {
      return isRefused
          ? ForwardConsent.REFUSED
          : target.agreed().isPresent() ? ForwardConsent.AGREED : ForwardConsent.NONE;
    }
  }

  /** Returns the row of an address, or empty if it was never asked. */
  static Optional<Known> known(Connection connection, long account, String address)
      throws SQLException {
    List<Known> found = new ArrayList<>(1);
    new Pipeline()
        .add(
            row ->
                found.add(
                    new Known(target(row), row.getBoolean("refused"), row.getBoolean("wanted"))),
            CONSENT,
            account,
            address)
        .execute(connection);
    return found.stream().findFirst();
  }

  static List<ForwardTarget> all(Connection connection, long account) throws SQLException {
    List<ForwardTarget> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(target(row)), ALL, account).execute(connection);
    return found;
  }

  private static ForwardTarget target(ResultSet row) throws SQLException {
    return new ForwardTarget(
        row.getString("address"),
        row.getObject("asked", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("agreed", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  /** Records a request, or returns empty if there are too many targets or messages. */
  static Optional<ForwardTarget> ask(Connection connection, long account, String address)
      throws SQLException {
    new Pipeline()
        .add(row -> {}, LOCK, account)
        .add(row -> {}, LOCK_ADDRESS, address)
        .execute(connection);
    return changed(
        connection,
        ASK,
        account,
        address,
        account,
        address,
        ForwardTargets.MOST,
        account,
        ForwardTargets.MOST_MESSAGES,
        address,
        ForwardTargets.MOST_MESSAGES_TO);
  }

  /** Records a consent, or returns empty if it is not wanted now or was asked too long ago. */
  static Optional<ForwardTarget> agree(
      Connection connection, long account, String address, Instant since) throws SQLException {
    return changed(connection, AGREE, account, address, since.atOffset(ZoneOffset.UTC));
  }

  /** Records a refusal, or returns empty if the address was never asked. */
  static Optional<ForwardTarget> refuse(Connection connection, long account, String address)
      throws SQLException {
    return changed(connection, REFUSE, account, address);
  }

  /** Removes a target, or returns empty if it was not there. */
  static Optional<ForwardTarget> remove(Connection connection, long account, String address)
      throws SQLException {
    return changed(connection, REMOVE, account, address);
  }

  private static Optional<ForwardTarget> changed(
      Connection connection, String statement, Object... values) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      try (ResultSet row = change.executeQuery()) {
        return row.next() ? Optional.of(target(row)) : Optional.empty();
      }
    }
  }
}
