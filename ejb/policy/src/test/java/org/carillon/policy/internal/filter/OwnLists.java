package org.carillon.policy.internal.filter;

import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.verdict.Recipients;
import org.carillon.testing.TestDatabase;

/** Own lists of a directory with two domains. */
final class OwnLists {
  final TestDatabase database = TestDatabase.emptied();
  final TestDirectory directory;
  final FilterEntries entries;
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
    entries =
        new FilterEntries(
            database.transactions(), directory.versions(), directory.audit(), directory.domains());
    filters =
        new CurrentFilters(
            new SqlTransactions(database.dataSource()), directory.versions(), nanoTime);
    filters.start();
    recipients = new Recipients(directory.addresses());
  }

  static AttributeValues rule(FilterTarget target, String pattern, FilterAction action) {
    return new AttributeValues()
        .with(FilterEntryType.TARGET, target.word())
        .with(FilterEntryType.PATTERN, pattern)
        .with(FilterEntryType.ACTION, action.word())
        .with(FilterEntryType.POINTS, 30);
  }

  Answer<DirectoryEntry> create(Caller by, String name, String domain, AttributeValues rule) {
    return entries.create(
        by, rule.with(FilterEntryType.NAME, name).with(FilterEntryType.DOMAIN, domain));
  }

  DirectoryEntry server(FilterTarget target, String pattern, FilterAction action) {
    return done(
        create(TestDirectory.ADMINISTRATOR, name(target), "", rule(target, pattern, action)));
  }

  /** {@code client-1}, then {@code client-2}. */
  String name(FilterTarget target) {
    return target.word() + "-" + ++named;
  }
}
