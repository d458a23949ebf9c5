package org.carillon.policy.internal.filter;

import static org.carillon.contract.directory.FilterEntryType.ACTION;
import static org.carillon.contract.directory.FilterEntryType.DAYS;
import static org.carillon.contract.directory.FilterEntryType.EXPIRES;
import static org.carillon.contract.directory.FilterEntryType.NOTE;
import static org.carillon.contract.directory.FilterEntryType.PATTERN;
import static org.carillon.contract.directory.FilterEntryType.TARGET;
import static org.carillon.contract.directory.FilterEntryType.TEXT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.account.Domains;
import org.carillon.account.declared.DeclaredEntries;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.declared.ObjectTable;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.database.Transactions;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.internal.text.AdministratorText;
import org.carillon.settings.CacheVersions;

/**
 * The entries of the lists that filter mail from outside. Server administrators manage the
 * server's, administrators of a domain manage their own.
 */
@ApplicationScoped
class FilterEntries extends DeclaredEntries {
  static final ObjectTable TABLE =
      ObjectTable.of(FilterEntryType.TYPE, "filter_entry").searchedBy(PATTERN);

  private static final int MOST_ENTRIES = 200_000;
  private static final Duration KEPT_EXPIRED = Duration.ofDays(30);

  @Inject
  FilterEntries(Transactions transactions, CacheVersions versions, Audit audit, Domains domains) {
    super(TABLE, transactions, versions, CacheVersions.Kind.FILTER_ENTRIES, audit, domains);
  }

  /** Returns the entry for a client's network in a domain. */
  static Optional<DeclaredObject> client(EntityManager entities, long domain, String network) {
    return entities
        .createNativeQuery(
            "select name from filter_entry"
                + " where coalesce(domain, 0) = :domain and target = :target and pattern = :network",
            String.class)
        .setParameter("domain", domain)
        .setParameter("target", FilterTarget.CLIENT.word())
        .setParameter("network", network)
        .getResultStream()
        .findFirst()
        .flatMap(name -> TABLE.find(entities, (String) name));
  }

  /** Deletes entries that expired long ago. */
  static void forgetExpired(EntityManager entities) {
    entities
        .createNativeQuery("delete from filter_entry where expires < :old")
        .setParameter("old", now().minus(KEPT_EXPIRED))
        .executeUpdate();
  }

  @Override
  protected OptionalInt most() {
    return OptionalInt.of(MOST_ENTRIES);
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  protected Failure full() {
    return new Failure.Invalid(
        "pattern",
        "too-many",
        "The maximum number of filter entries is reached. Delete entries that are no longer"
            + " needed.");
  }

  @Override
  protected Failure taken(String constraint) {
    return constraint.equals("filter_entry_name")
        ? new Failure.Taken("name", "A filter entry with this name already exists.")
        : new Failure.Taken("pattern", "A filter entry with this pattern already exists.");
  }

  @Override
  protected Answer<AttributeValues> checked(AttributeValues wanted) {
    FilterTarget target = FilterTarget.of(wanted.require(TARGET));
    FilterAction action = FilterAction.of(wanted.require(ACTION));
    if (target == FilterTarget.TRAP && action == FilterAction.ALLOW) {
      return Answer.failed(
          new Failure.Invalid(
              "action", "trap", "A spam trap cannot allow mail. Choose another action."));
    }
    if (target != FilterTarget.ATTACHMENT && action == FilterAction.STRIP) {
      return Answer.failed(
          new Failure.Invalid(
              "action",
              "no-file",
              "Only attached files can be removed from a message. Choose another action."));
    }
    Optional<Failure> problem =
        AdministratorText.problem(wanted.require(TEXT), wanted.require(NOTE));
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return FilterPatterns.canonical(target, wanted.require(PATTERN))
        .map(pattern -> wanted.with(PATTERN, pattern));
  }

  /** Adds when an entry expires, which is counted from the change of its days. */
  @Override
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    int days = checked.require(DAYS);
    if (before.isPresent() && before.get().require(DAYS) == days) {
      return checked;
    }
    return days == 0
        ? checked.without(EXPIRES)
        : checked.with(EXPIRES, now().plus(Duration.ofDays(days)));
  }

  @Override
  protected void tidy(EntityManager entities, AttributeValues values) {
    forgetExpired(entities);
  }
}
