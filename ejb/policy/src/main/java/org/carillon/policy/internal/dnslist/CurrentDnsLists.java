package org.carillon.policy.internal.dnslist;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.carillon.contract.Watch;
import org.carillon.contract.directory.DnsListType;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.database.Transactions;
import org.carillon.policy.dnslist.DnsListHealth;
import org.carillon.policy.dnslist.DnsListSettings;
import org.carillon.policy.dnslist.DnsListSubject;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.stage.GuardedStage;

/** The lists in use, in memory. They are read again after a change on any node. */
@ApplicationScoped
class CurrentDnsLists {
  private final Transactions transactions;
  private final CacheVersions versions;
  private final Settings settings;
  private final LongSupplier nanoTime;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile List<ActiveDnsList> lists = List.of();
  private volatile boolean isStale = true;
  private Watch watch;

  @Inject
  CurrentDnsLists(Transactions transactions, CacheVersions versions, Settings settings) {
    this(transactions, versions, settings, System::nanoTime);
  }

  CurrentDnsLists(
      Transactions transactions, CacheVersions versions, Settings settings, LongSupplier nanoTime) {
    this.transactions = transactions;
    this.versions = versions;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  @PostConstruct
  void start() {
    watch = versions.watch(CacheVersions.Kind.DNS_LISTS, () -> isStale = true);
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Returns the lists that are in use now.
   *
   * @throws IOException if they changed and the database is unavailable
   */
  List<ActiveDnsList> get() throws IOException {
    if (!isStale) {
      return lists;
    }
    reading.lock();
    try {
      return isStale ? renewed() : lists;
    } finally {
      reading.unlock();
    }
  }

  private List<ActiveDnsList> renewed() throws IOException {
    // Set before reading: a change meanwhile makes them be read again.
    isStale = false;
    try {
      List<DnsList> there =
          transactions.read(DnsListEntries.TABLE::all).stream()
              .filter(list -> list.value(DnsListType.ENABLED))
              .map(DnsList::of)
              .toList();
      lists = there.stream().map(this::active).toList();
      return lists;
    } catch (PersistenceException away) {
      isStale = true;
      throw new IOException("The DNS lists can't be read", away);
    }
  }

  /** Returns the same object for an unchanged list, so that its failures are remembered. */
  private ActiveDnsList active(DnsList list) {
    return lists.stream()
        .filter(each -> each.list().equals(list))
        .findFirst()
        .orElseGet(() -> new ActiveDnsList(list, this::terms, nanoTime));
  }

  private StageTerms terms() {
    return new StageTerms(settings.value(DnsListSettings.TIME), FailurePolicy.ACCEPT);
  }

  /** Returns the reason of a list's last failed query on this node. */
  Optional<String> trouble(long list) {
    return lists.stream()
        .filter(each -> each.list().id() == list)
        .findFirst()
        .flatMap(ActiveDnsList::trouble);
  }

  /**
   * Checks whether a list works, by the test entries that RFC 5782 §5 has for addresses and for
   * names. If that takes longer than mail would wait, the state is unknown.
   */
  DnsListHealth health(DnsList list, DnsLookup dns) {
    var question = new ListQuestion(list.name(), list.zone(), dns);
    return new GuardedStage("dns-list-health", this::terms, nanoTime)
        .ask(
            () ->
                list.subject() == DnsListSubject.CLIENT
                    ? question.health("1.0.0.127", "2.0.0.127")
                    : question.health("invalid", "test"))
        .get()
        .value()
        .orElse(DnsListHealth.UNKNOWN);
  }
}
