package org.carillon.policy.internal.filter;

import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.verdict.Recipients;
import org.carillon.testing.TestDatabase;

/** Own lists of a directory with two domains. */
final class OwnLists {
  final TestDatabase database = TestDatabase.emptied();
  final TestDirectory directory;
  final FilterTransactions transactions;
  final FilterRows rows;
  final FilterOperations entries;
  final CurrentFilters filters;
  final Recipients recipients;
  private int named;

  OwnLists(Path home, LongSupplier nanoTime) {
    directory = new TestDirectory(database, home);
    directory.domain("own.test");
    directory.domain("other.test");
    directory.account("ann@own.test");
    directory.account("postmaster@own.test");
    directory.account("carl@other.test");
    transactions = new FilterTransactions(database.transactions(), directory.versions());
    rows = new FilterRows(directory.addresses());
    entries = new FilterOperations(transactions, rows, directory.domains(), directory.audit());
    filters =
        new CurrentFilters(
            new SqlTransactions(database.dataSource()),
            database.transactions(),
            directory.versions(),
            nanoTime);
    filters.start();
    recipients = new Recipients(directory.addresses());
  }

  static FilterRule rule(FilterTarget target, String pattern, FilterAction action) {
    return new FilterRule(target, pattern, action, 30, "", 0, 0, true, "");
  }

  Answer<FilterEntry> create(Caller by, String name, String domain, FilterRule rule) {
    return entries.create(by, name, Optional.of(domain).filter(each -> !each.isEmpty()), rule);
  }

  FilterEntry server(FilterTarget target, String pattern, FilterAction action) {
    return done(
        create(TestDirectory.ADMINISTRATOR, name(target), "", rule(target, pattern, action)));
  }

  /** {@code client-1}, then {@code client-2}. */
  String name(FilterTarget target) {
    return target.word() + "-" + ++named;
  }
}
