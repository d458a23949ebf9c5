package org.carillon.mailbox.internal.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.mailbox.internal.quota.QuotaUse;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.ReportedAccount;
import org.carillon.store.quota.Quotas;

/**
 * Reads the data of reports. Each statement reads the counters of one domain; only one page of them
 * is sorted.
 *
 * @param quotas the limits
 */
record ReportQueries(Quotas quotas) {
  private static final String SUM =
      """
      select count(*), coalesce(sum(octets), 0), coalesce(sum(messages), 0),\
       (select sent from quota_report r where r.domain = ?)\
       from mail_account where domain = ? and not closed\
      """;

  private static final String LARGEST =
      """
      select a.account, o.local_part, a.octets, a.messages, r.octets as before\
       from mail_account a join account o on o.id = a.account\
       left join reported_use r on r.account = a.account\
       where a.domain = ? and not a.closed and o.deleted is null\
       and position(? in o.local_part) > 0\
       and (a.octets < ? or (a.octets = ? and o.local_part > ?))\
       order by a.octets desc, o.local_part limit ?\
      """;

  private static final String ADMINISTRATORS =
      """
      select o.local_part || '@' || d.name from administrator a\
       join account o on o.id = a.account join domain d on d.id = o.domain\
       where a.domain = ? and o.enabled and o.deleted is null order by 1 limit 100\
      """;

  /** The start of a page: after the account with this size and name. */
  private record Start(long octets, String localPart) {
    static final Start FIRST = new Start(Long.MAX_VALUE, "");

    /** Returns the start of a page. A text that can't be parsed means the first page. */
    static Start of(Optional<String> after) {
      String text = after.orElse("");
      int slash = text.indexOf('/');
      return slash > 0 && text.substring(0, slash).matches("[0-9]{1,18}")
          ? new Start(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1))
          : FIRST;
    }
  }

  /** Returns a domain's present report. */
  QuotaReport report(Connection connection, long domain, String name, PageRequest request)
      throws SQLException {
    Page<ReportedAccount> largest = largest(connection, domain, name, request);
    try (PreparedStatement select = connection.prepareStatement(SUM)) {
      select.setLong(1, domain);
      select.setLong(2, domain);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new QuotaReport(
            name,
            row.getLong(1),
            row.getLong(2),
            quotas.mostOfDomain(domain),
            row.getLong(3),
            Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            largest);
      }
    }
  }

  private Page<ReportedAccount> largest(
      Connection connection, long domain, String name, PageRequest request) throws SQLException {
    Start start = Start.of(request.after());
    List<ReportedAccount> found = new ArrayList<>();
    Optional<String> next = Optional.empty();
    try (PreparedStatement select = connection.prepareStatement(LARGEST)) {
      select.setLong(1, domain);
      select.setString(2, request.search().orElse("").toLowerCase(Locale.ROOT));
      select.setLong(3, start.octets);
      select.setLong(4, start.octets);
      select.setString(5, start.localPart);
      select.setInt(6, request.limit() + 1);
      try (ResultSet row = select.executeQuery()) {
        String last = "";
        while (row.next()) {
          if (found.size() == request.limit()) {
            next = Optional.of(last);
            break;
          }
          found.add(account(domain, name, row));
          last = row.getLong("octets") + "/" + row.getString("local_part");
        }
      }
    }
    return new Page<>(found, next);
  }

  private ReportedAccount account(long domain, String name, ResultSet row) throws SQLException {
    long octets = row.getLong("octets");
    long before = row.getLong("before");
    OptionalLong grown = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(octets - before);
    return new ReportedAccount(
        row.getString("local_part") + "@" + name,
        QuotaUse.of(quotas, domain, row.getLong("account"), row.getLong("messages"), octets),
        grown);
  }

  /** Returns the addresses of a domain's administrators, at most 100. */
  static List<String> administrators(Connection connection, long domain) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ADMINISTRATORS)) {
      select.setLong(1, domain);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
