package org.carillon.account.internal.tree;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.account.internal.memory.LookupCache;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeQuery;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/**
 * Caches the results of short queries until the directory or a setting changes. Telephones, address
 * books and other servers ask for the same people all day, and each query takes several statements.
 */
@ApplicationScoped
public class TreeQueryCache {
  private static final long MOST_OCTETS = 64L << 20;

  /** The greatest number of entries in a cached result. A whole list is usually read only once. */
  private static final int MOST_ENTRIES = 10;

  /** The approximate octets of an entry with its thirty attributes, and of each further name. */
  private static final int ENTRY_OCTETS = 2_000;

  private static final int NAME_OCTETS = 120;

  /** The greatest size of a cached query, in octets. Longer queries are not repeated often. */
  private static final int MOST_ASKED = 4_000;

  /**
   * A query and its caller.
   *
   * @param account the id of the caller's account; 0 for server administrators, because they all
   *     see the same
   */
  private record Question(Optional<Rights> rights, long account, TreeQuery query) {

    static Question of(Optional<Caller> caller, TreeQuery query) {
      return new Question(
          caller.map(Caller::rights),
          caller.filter(who -> !who.administersServer()).map(Caller::account).orElse(0L),
          query);
    }
  }

  private final LookupCache<Question, Answer<Page<TreeEntry>>> known =
      new LookupCache<>(MOST_OCTETS, (question, answer) -> octets(question.query(), answer));
  private final CacheVersions versions;
  private final Settings settings;
  private Watch directory = () -> {};
  private Watch values = () -> {};

  @Inject
  public TreeQueryCache(CacheVersions versions, Settings settings) {
    this.versions = versions;
    this.settings = settings;
  }

  /** Starts to clear the cache when the directory or a setting changes. */
  @PostConstruct
  public void start() {
    directory = versions.watch(CacheVersions.Kind.DIRECTORY, known::forget);
    values = settings.watch(known::forget);
  }

  @PreDestroy
  void stop() {
    directory.close();
    values.close();
  }

  /** Returns the cached result, or runs the query. */
  Answer<Page<TreeEntry>> get(
      Optional<Caller> caller, TreeQuery query, Supplier<Answer<Page<TreeEntry>>> look) {
    return known.get(Question.of(caller, query), _ -> look.get());
  }

  /** Returns the size of a query and its result in octets; negative if they are not cached. */
  private static int octets(TreeQuery query, Answer<Page<TreeEntry>> answer) {
    int asked =
        octets(query.condition())
            + octets(query.domain().orElse(""))
            + octets(query.after().orElse(""));
    int found = octets(answer);
    return found < 0 || asked > MOST_ASKED ? -1 : asked + found;
  }

  private static int octets(TreeCondition condition) {
    return switch (condition) {
      case TreeCondition.All(), TreeCondition.None(), TreeCondition.Id _ -> NAME_OCTETS;
      case TreeCondition.Each(List<TreeCondition> all) -> octets(all);
      case TreeCondition.Any(List<TreeCondition> all) -> octets(all);
      case TreeCondition.Address(String text) -> octets(text);
      case TreeCondition.LocalPart(String text) -> octets(text);
      case TreeCondition.LocalPartWith(String text) -> octets(text);
      case TreeCondition.Member(String text) -> octets(text);
      case TreeCondition.AddressWith(String text) -> octets(text);
      case TreeCondition.TextWith(String text) -> octets(text);
    };
  }

  private static int octets(List<TreeCondition> conditions) {
    return NAME_OCTETS + conditions.stream().mapToInt(TreeQueryCache::octets).sum();
  }

  private static int octets(String text) {
    return NAME_OCTETS + 2 * text.length();
  }

  private static int octets(Answer<Page<TreeEntry>> answer) {
    return switch (answer) {
      case Answer.Done<Page<TreeEntry>>(Page<TreeEntry> page)
          when page.items().size() <= MOST_ENTRIES ->
          NAME_OCTETS + page.items().stream().mapToInt(TreeQueryCache::octets).sum();
      case Answer.Done<Page<TreeEntry>> _, Answer.Failed<Page<TreeEntry>> _ -> -1;
    };
  }

  private static int octets(TreeEntry entry) {
    return ENTRY_OCTETS
        + NAME_OCTETS
            * (entry.addresses().size() + entry.telephones().size() + entry.members().size());
  }
}
