package org.carillon.zone.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.net.Service;
import org.carillon.fetch.WebFetch;
import org.carillon.listener.setup.ClientSetups;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeys;
import org.carillon.policy.dkim.DomainSigning;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.zone.DomainZone;
import org.carillon.zone.DomainZones;
import org.carillon.zone.TransportPolicies;
import org.carillon.zone.ZoneRecord;
import org.carillon.zone.internal.WantedRecords.Wanted;

/** Looks up all records of a domain in parallel. */
@ApplicationScoped
class LookedUpZones implements DomainZones {
  private static final int MOST_KEYS = 50;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long HASTE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private final Domains domains;
  private final DomainKeys keys;
  private final ClientSetups setups;
  private final Settings settings;
  private final TransportPolicies policies;
  private final LookedUpRecord lookedUp;

  @Inject
  LookedUpZones(
      Domains domains,
      DomainKeys keys,
      ClientSetups setups,
      Settings settings,
      TransportPolicies policies,
      DnsLookup dns,
      WebFetch web) {
    this.domains = domains;
    this.keys = keys;
    this.setups = setups;
    this.settings = settings;
    this.policies = policies;
    this.lookedUp = new LookedUpRecord(dns, web);
  }

  @Override
  public Answer<DomainZone> zone(Caller caller, String name) {
    return zone(
        caller,
        name,
        (domain, reach, known) -> WantedRecords.of(domain, reach, known, policies.of(domain)),
        PATIENCE_NANOS);
  }

  @Override
  public Answer<DomainZone> essentials(Caller caller, String name) {
    return zone(caller, name, WantedRecords::essentials, HASTE_NANOS);
  }

  @FunctionalInterface
  private interface Choice {
    List<Wanted> of(String domain, WantedRecords.Reach reach, List<DomainKey> keys);
  }

  private Answer<DomainZone> zone(Caller caller, String name, Choice choice, long patience) {
    return domains
        .find(caller, name)
        .then(
            (Domain domain) ->
                keys.of(domain)
                    .map(known -> known.stream().limit(MOST_KEYS).toList())
                    .then(known -> zone(domain, known, choice, patience)));
  }

  private Answer<DomainZone> zone(
      Domain domain, List<DomainKey> known, Choice choice, long patience) {
    WantedRecords.Reach reach = reach();
    long end = System.nanoTime() + patience;
    FutureTask<ZoneRecord.State> address = started(() -> address(reach.host()));
    return lookedUp(choice.of(domain.name(), reach, known), end)
        .map(
            records ->
                new DomainZone(
                    reach.host(),
                    answered(address, end),
                    reach.webPort(),
                    setups.port(Service.SMTP),
                    signing(domain, known),
                    records));
  }

  private ZoneRecord.State address(Optional<String> host) throws InterruptedException {
    return host.isPresent() ? lookedUp.address(host.get()) : ZoneRecord.State.UNKNOWN;
  }

  private static ZoneRecord.State answered(FutureTask<ZoneRecord.State> address, long end) {
    try {
      return answer(address, end).orElse(ZoneRecord.State.UNKNOWN);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ZoneRecord.State.UNKNOWN;
    } finally {
      address.cancel(true);
    }
  }

  private WantedRecords.Reach reach() {
    return new WantedRecords.Reach(
        Optional.of(settings.value(HostSettings.HOST_NAME)).filter(HostSettings::isOnInternet),
        HostSettings.webPort(),
        setups.ways(),
        setups.port(Service.SIP),
        setups.port(Service.SIPS));
  }

  private DomainSigning signing(Domain domain, List<DomainKey> known) {
    return DomainSigning.of(
        settings.value(DkimSettings.SIGN, Scope.domain(domain.id())),
        known.stream()
            .filter(key -> key.signingDomain().equals(domain.name()))
            .map(DomainKey::state)
            .toList());
  }

  private static <T> FutureTask<T> started(Callable<T> question) {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().name("carillon-zone").start(task);
    return task;
  }

  private Answer<List<ZoneRecord>> lookedUp(List<Wanted> wanted, long end) {
    List<FutureTask<Optional<ZoneRecord>>> tasks =
        wanted.stream().map(one -> started(() -> lookedUp.of(one))).toList();
    try {
      List<ZoneRecord> records = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        answered(tasks.get(i), wanted.get(i), end).ifPresent(records::add);
      }
      return new Answer.Done<>(records);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server is stopping."));
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  private static Optional<ZoneRecord> answered(
      FutureTask<Optional<ZoneRecord>> task, Wanted wanted, long end) throws InterruptedException {
    return answer(task, end)
        .orElseGet(
            () ->
                wanted instanceof Wanted.Digest
                    ? Optional.empty()
                    : Optional.of(LookedUpRecord.unknown(wanted)));
  }

  /** Returns the result of a task; empty if it does not come in time. */
  private static <T> Optional<T> answer(FutureTask<T> task, long end) throws InterruptedException {
    try {
      return Optional.of(task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    }
  }
}
