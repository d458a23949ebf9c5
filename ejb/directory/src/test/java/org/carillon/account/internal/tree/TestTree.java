package org.carillon.account.internal.tree;

import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.group.GroupMemberOperations;
import org.carillon.account.internal.group.GroupOperations;
import org.carillon.account.internal.renaming.RenameOperations;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;

/** The product's tree over a test's database. */
final class TestTree {
  private TestTree() {}

  static DirectoryTree of(TestDatabase database, TestDirectory directory) {
    var transactions = new DirectoryTransactions(database.transactions(), directory.versions());
    TreeQueryCache remembered = new TreeQueryCache(directory.versions(), directory.settings());
    remembered.start();
    return new DirectoryTreeOperations(
        transactions,
        directory.settings(),
        new DomainIds(),
        new TreeChanges(
            directory.domains(),
            directory.accounts(),
            directory.aliases(),
            new GroupOperations(transactions, directory.audit()),
            new GroupMemberOperations(transactions, directory.audit()),
            new RenameOperations(
                transactions, directory.audit(), new FiredEvents<>(), new FiredEvents<>()),
            transactions),
        remembered,
        directory.image(),
        directory.versions());
  }
}
