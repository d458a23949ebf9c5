package org.carillon.account.internal.tree;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carillon.account.internal.image.DatabaseAddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.account.internal.visibility.DirectoryVisibilityRule;
import org.carillon.account.setting.LdapSettings;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.tree.ChangedEntries;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.contract.tree.EntryChange;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.contract.tree.TreeTerms;
import org.carillon.database.StoredText;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/** The directory in the database as a tree. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DirectoryTreeOperations implements DirectoryTree {
  private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");

  private final DirectoryTransactions transactions;
  private final Settings settings;
  private final DomainIds ids;
  private final TreeChanges changes;
  private final TreeQueryCache found;
  private final DirectoryImage image;
  private final CacheVersions versions;
  private final DirectoryVisibilityRule visibilityRule;

  @Inject
  public DirectoryTreeOperations(
      DirectoryTransactions transactions,
      Settings settings,
      DomainIds ids,
      TreeChanges changes,
      TreeQueryCache found,
      DirectoryImage image,
      CacheVersions versions) {
    this.transactions = transactions;
    this.settings = settings;
    this.ids = ids;
    this.changes = changes;
    this.found = found;
    this.image = image;
    this.versions = versions;
    this.visibilityRule = new DirectoryVisibilityRule(settings);
  }

  @Override
  public TreeTerms terms() {
    return new TreeTerms(
        settings.value(LdapSettings.SUFFIX),
        settings.value(LdapSettings.MOST_ENTRIES).intValue(),
        settings.value(LdapSettings.MOST_LOOKED_AT).intValue(),
        settings.value(LdapSettings.TIME),
        settings.value(LdapSettings.REFERRALS));
  }

  @Override
  public Answer<Page<TreeEntry>> list(Optional<Caller> caller, TreeQuery query) {
    return image
        .sure(view -> page(view, caller, query), DirectoryTreeOperations::isOfSomething)
        .orElseAsk(() -> found.get(caller, query, () -> inDatabase(caller, query)));
  }

  private static boolean isOfSomething(Answer<Page<TreeEntry>> answer) {
    return answer instanceof Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)
        && !page.items().isEmpty();
  }

  /** Returns the page from the directory in memory, or empty if the database must be asked. */
  private Optional<Answer<Page<TreeEntry>>> page(
      DirectoryView view, Optional<Caller> caller, TreeQuery query) {
    if (query.domain().filter(StoredText::isImpossible).isPresent()
        || query.after().filter(StoredText::isImpossible).isPresent()) {
      return Optional.empty();
    }
    return switch (visibilityRule.of(view, caller, query.domain())) {
      case Answer.Failed<DirectoryVisibility>(Failure failure) ->
          Optional.of(Answer.failed(failure));
      case Answer.Done<DirectoryVisibility>(DirectoryVisibility visibility) ->
          isPlace(visibility, query)
              ? new ImageTree(view, ids, visibility, query).page().map(Answer.Done::new)
              : Optional.empty();
    };
  }

  /** Returns whether the position after which the page begins is valid for its list. */
  private static boolean isPlace(DirectoryVisibility visibility, TreeQuery query) {
    boolean byRow = query.kind() == TreeKind.GROUP || visibility.domain() == 0;
    return query.kind() == TreeKind.DOMAIN
        || !byRow
        || query.after().filter(ROW.asMatchPredicate().negate()).isEmpty();
  }

  @Override
  public Answer<Page<TreeEntry>> read(Optional<Caller> caller, TreeQuery query) {
    return image.now(view -> page(view, caller, query)).orElseAsk(() -> inDatabase(caller, query));
  }

  private Answer<Page<TreeEntry>> inDatabase(Optional<Caller> caller, TreeQuery query) {
    if (query.domain().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(DirectoryVisibilityRule.notFound(query.domain().get()));
    }
    if (query.after().filter(StoredText::isImpossible).isPresent()) {
      return Answers.noPlace();
    }
    Duration time = settings.value(LdapSettings.TIME);
    return transactions.look(
        entities ->
            visibilityRule
                .of(new DatabaseAddressLookup(entities), caller, query.domain())
                .then(visibility -> page(entities, visibility, query, time)));
  }

  private Answer<Page<TreeEntry>> page(
      EntityManager entities, DirectoryVisibility visibility, TreeQuery query, Duration time) {
    if (!isPlace(visibility, query)) {
      return Answers.noPlace();
    }
    return new Answer.Done<>(
        switch (query.kind()) {
          case DOMAIN -> new DomainPages(entities, ids).page(visibility, query, time);
          case PERSON -> new PersonPages(entities).page(visibility, query, time);
          case GROUP ->
              visibility.only() == 0
                  ? new GroupPages(entities, ids).page(visibility, query, time)
                  : new Page<>(List.of(), Optional.empty());
        });
  }

  @Override
  public Answer<String> place() {
    return transactions.look(
        entities -> new Answer.Done<>(new DirectoryChangeFeed(entities, ids).place()));
  }

  @Override
  public Answer<ChangedEntries> changes(Caller caller, String since) {
    Duration kept = settings.value(LdapSettings.CHANGES_KEPT);
    return transactions.look(
        entities ->
            visibilityRule
                .of(new DatabaseAddressLookup(entities), Optional.of(caller), Optional.empty())
                .then(
                    visibility ->
                        // The changes contain the names of accounts that are switched off, so only
                        // administrators may read them.
                        visibility.administers()
                            ? new DirectoryChangeFeed(entities, ids)
                                .changes(visibility.domain(), since, kept)
                            : Answer.failed(new Failure.NotAllowed())));
  }

  @Override
  public Watch watch(Runnable onNews) {
    return versions.watch(CacheVersions.Kind.DIRECTORY, onNews);
  }

  @Override
  public Answer<Void> create(Caller caller, TreeKind kind, String key, EntryChange change) {
    return changes.create(caller, kind, key, change);
  }

  @Override
  public Answer<Void> change(
      Caller caller, TreeKind kind, String key, EntryChange change, OptionalLong version) {
    return changes.change(caller, kind, key, change, version);
  }

  @Override
  public Answer<Void> rename(
      Caller caller, TreeKind kind, String key, String to, boolean keepsOld) {
    return changes.rename(caller, kind, key, to, keepsOld);
  }

  @Override
  public Answer<Void> delete(Caller caller, TreeKind kind, String key) {
    return changes.delete(caller, kind, key);
  }

  @Override
  public <T> Answer<T> together(Supplier<Answer<T>> work) {
    return transactions.together(work);
  }
}
