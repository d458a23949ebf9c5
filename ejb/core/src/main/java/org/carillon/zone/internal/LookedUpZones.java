package org.carillon.zone.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.identity.Caller;
import org.carillon.listener.setup.ClientSetups;
import org.carillon.policy.dkim.DomainKeys;
import org.carillon.policy.fetch.WebFetch;
import org.carillon.settings.Settings;
import org.carillon.zone.DomainZones;
import org.carillon.zone.ZoneRecord;
import org.carillon.zone.internal.WantedRecords.Wanted;

/** Looks all records of a domain up at a time. */
@ApplicationScoped
class LookedUpZones implements DomainZones {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_KEYS = 50;

  private final Domains domains;
  private final DomainKeys keys;
  private final ClientSetups setups;
  private final Settings settings;
  private final LookedUpRecord lookedUp;

  @Inject
  LookedUpZones(
      Domains domains,
      DomainKeys keys,
      ClientSetups setups,
      Settings settings,
      DnsLookup dns,
      WebFetch web) {
    this.domains = domains;
    this.keys = keys;
    this.setups = setups;
    this.settings = settings;
    this.lookedUp = new LookedUpRecord(dns, web);
  }

  @Override
  public Answer<List<ZoneRecord>> records(Caller caller, String name) {
    return domains
        .find(caller, name)
        .then(
            (Domain domain) ->
                keys.list(
                        caller,
                        Optional.of(domain.name()),
                        new PageRequest(Optional.empty(), Optional.empty(), MOST_KEYS))
                    .map(
                        page ->
                            WantedRecords.of(
                                domain.name(),
                                settings.value(HostSettings.HOST_NAME),
                                page.items(),
                                setups.ways())))
        .then(this::lookedUp);
  }

  private Answer<List<ZoneRecord>> lookedUp(List<Wanted> wanted) {
    List<FutureTask<Optional<ZoneRecord>>> tasks =
        wanted.stream().map(one -> new FutureTask<>(() -> lookedUp.of(one))).toList();
    tasks.forEach(task -> Thread.ofVirtual().name("carillon-zone").start(task));
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      List<ZoneRecord> records = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        answered(tasks.get(i), wanted.get(i), end).ifPresent(records::add);
      }
      return new Answer.Done<>(records);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server stops."));
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  private static Optional<ZoneRecord> answered(
      FutureTask<Optional<ZoneRecord>> task, Wanted wanted, long end) throws InterruptedException {
    try {
      return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return wanted instanceof Wanted.Digest
          ? Optional.empty()
          : Optional.of(LookedUpRecord.unknown(wanted));
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    }
  }
}
