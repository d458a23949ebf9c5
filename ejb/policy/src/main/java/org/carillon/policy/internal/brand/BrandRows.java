package org.carillon.policy.internal.brand;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.database.StoredText;
import org.carillon.mailauth.bimi.IndicatorRequest;
import org.carillon.policy.brand.BrandAuthority;
import org.carillon.policy.brand.BrandState;
import org.carillon.policy.brand.Brands;
import org.carillon.policy.brand.LookedUpBrand;
import org.carillon.store.rows.SingleStatements;

final class BrandRows {
  /** The largest number of indicators, which bounds lookups that attackers can cause. */
  static final int MOST = 20_000;

  /** The lease is longer than the DNS and two hosts take. */
  static final DueRows DUE =
      new DueRows("update brand_indicator", "id", "due", Duration.ofMinutes(15));

  private static final String COLUMNS =
      """
      select id, domain, selector, state, reason, authority, organization, checked, due,
        valid_until, digest from brand_indicator
      """;

  /** Updates a known indicator only if it was not requested lately. */
  private static final String ASK =
      """
      insert into brand_indicator as b (domain, selector, due)
      select ?, ?, now() where (select count(*) from brand_indicator) < ?
      on conflict (domain, selector) do update
        set asked = now(), due = coalesce(b.due, now())
        where b.asked < now() - interval '1 hour'
      """;

  private static final String SHOWN =
      """
      update brand_indicator set state = 'pass', reason = '', attempts = 0, checked = now(),
        due = now() + interval '1 day', authority = ?, organization = ?,
        valid_until = least(?, now() + interval '4 days'), image = ?, digest = ? where id = ?
      """;

  private static final String NOT_SHOWN =
      """
      update brand_indicator set state = ?, reason = ?, attempts = 0, checked = now(),
        due = now() + interval '1 day', authority = '', organization = '', valid_until = null,
        image = null, digest = '' where id = ?
      """;

  /** An indicator that is shown stays so until its time is over. */
  private static final String LATER =
      """
      update brand_indicator set reason = ?, attempts = attempts + 1, checked = now(),
        due = now() + least(interval '10 minutes' * (attempts + 1), interval '1 day'),
        state = case when valid_until > now() then state else 'temperror' end where id = ?
      """;

  /** Indicators without recent mail are not looked up, and are deleted in the end. */
  private static final String REST =
      "update brand_indicator set due = null where due > now() and asked < now() - interval '30 day'";

  private static final String FORGET =
      """
      delete from brand_indicator where asked < now() - interval '90 day' or id in (
        select id from brand_indicator where state <> 'pass' order by asked desc offset ?)
      """;

  private final SqlTransactions transactions;
  private final SingleStatements statements;

  BrandRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.statements = new SingleStatements(transactions);
  }

  /** Schedules lookups of indicators that were not looked up lately. */
  void ask(Collection<IndicatorRequest> claims) throws SQLException {
    List<IndicatorRequest> all =
        claims.stream()
            .filter(claim -> !StoredText.isImpossible(claim.domain() + claim.selector()))
            .sorted(
                Comparator.comparing(IndicatorRequest::domain)
                    .thenComparing(IndicatorRequest::selector))
            .toList();
    if (all.isEmpty()) {
      return;
    }
    transactions.write(
        connection -> {
          try (PreparedStatement ask = connection.prepareStatement(ASK)) {
            for (IndicatorRequest claim : all) {
              ask.setString(1, claim.domain());
              ask.setString(2, claim.selector());
              ask.setInt(3, MOST);
              ask.executeUpdate();
            }
          }
          return all.size();
        });
  }

  Optional<LookedUpBrand> claim() throws SQLException {
    return transactions.write(connection -> DUE.claim(connection, BrandRows::brand));
  }

  /** Stores the outcome of a lookup. */
  void keep(long id, BrandOutcome outcome) throws SQLException {
    int kept =
        switch (outcome) {
          case BrandOutcome.Shown shown ->
              statements.update(
                  SHOWN,
                  shown.authority().keyword(),
                  StoredText.isImpossible(shown.organization()) ? "" : shown.organization(),
                  shown.until().equals(Instant.MAX)
                      ? Timestamp.from(Instant.now().plus(Duration.ofDays(365)))
                      : Timestamp.from(shown.until()),
                  shown.svg(),
                  digest(shown.svg()),
                  id);
          case BrandOutcome.NotShown(BrandState state, String reason) ->
              statements.update(NOT_SHOWN, state.keyword(), reason, id);
          case BrandOutcome.Later(String reason) -> statements.update(LATER, reason, id);
        };
  }

  Optional<LookedUpBrand> again(long id) throws SQLException {
    int updated = statements.update("update brand_indicator set due = now() where id = ?", id);
    return statements.query(BrandRows::brand, COLUMNS + " where id = ?", id).stream().findFirst();
  }

  void allAgain() throws SQLException {
    int updated = statements.update("update brand_indicator set due = now() where due is not null");
  }

  /** Deletes indicators without recent mail. */
  void forget() throws SQLException {
    int resting = statements.update(REST);
    int gone = statements.update(FORGET, MOST * 3 / 4);
  }

  /** Returns the indicators that were looked up since {@code checked}, the earliest first. */
  List<LookedUpBrand> since(Instant checked) throws SQLException {
    return statements.query(
        BrandRows::brand,
        COLUMNS + " where checked >= ? order by checked limit 1000",
        Timestamp.from(checked));
  }

  Optional<LookedUpBrand> shown(IndicatorRequest claim) throws SQLException {
    return statements
        .query(
            BrandRows::brand,
            COLUMNS + " where domain = ? and selector = ? and valid_until > now()",
            claim.domain(),
            claim.selector())
        .stream()
        .findFirst();
  }

  Optional<byte[]> picture(String digest) throws SQLException {
    return statements
        .query(
            row -> row.getBytes("image"),
            "select image from brand_indicator where digest = ? and image is not null limit 1",
            digest)
        .stream()
        .findFirst();
  }

  /** Returns the latest indicators. */
  List<LookedUpBrand> list(String domain) throws SQLException {
    return statements.query(
        BrandRows::brand,
        COLUMNS
            + " where ? = '' or domain = ? or right(domain, ?) = '.' || ?"
            + " order by coalesce(checked, asked) desc, id desc limit "
            + Brands.MOST,
        domain,
        domain,
        domain.length() + 1,
        domain);
  }

  private static LookedUpBrand brand(ResultSet row) throws SQLException {
    return new LookedUpBrand(
        row.getLong("id"),
        new IndicatorRequest(row.getString("domain"), row.getString("selector")),
        BrandState.of(row.getString("state")),
        row.getString("reason"),
        BrandAuthority.of(row.getString("authority")),
        row.getString("organization"),
        Statements.instant(row, "checked"),
        Statements.instant(row, "due"),
        Statements.instant(row, "valid_until"),
        row.getString("digest"));
  }

  private static String digest(byte[] svg) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(svg));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
