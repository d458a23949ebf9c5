package org.carillon.adapter.listen;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.Watch;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;

/** A catalogue that tests change. */
public final class TestCatalog implements ListenerCatalog {
  private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
  private final Map<ListenerSpec, String> reports = new ConcurrentHashMap<>();
  private final Set<InetAddress> banned = ConcurrentHashMap.newKeySet();
  private volatile List<ListenerSpec> specs;
  private volatile List<HostCertificate> certificates;

  public TestCatalog(List<ListenerSpec> specs, List<HostCertificate> certificates) {
    this.specs = specs;
    this.certificates = certificates;
  }

  public void change(List<ListenerSpec> now) {
    specs = now;
    watchers.forEach(Runnable::run);
  }

  public void changeCertificates(List<HostCertificate> now) {
    certificates = now;
    watchers.forEach(Runnable::run);
  }

  public int watchers() {
    return watchers.size();
  }

  /** Waits until a matching report about the listener. */
  public void awaitReport(ListenerSpec spec, String pattern) throws InterruptedException {
    synchronized (reports) {
      long deadline = System.nanoTime() + 15_000_000_000L;
      while (!reports.getOrDefault(spec, "not yet").matches(pattern)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("Reported: " + reports.get(spec));
        }
        reports.wait(100);
      }
    }
  }

  @Override
  public List<ListenerSpec> listeners() {
    return specs;
  }

  @Override
  public List<HostCertificate> certificates() {
    return certificates;
  }

  public void ban(InetAddress address) {
    banned.add(address);
  }

  @Override
  public BannedClients banned() {
    return address -> banned.contains(address) ? Duration.ofHours(1) : Duration.ZERO;
  }

  @Override
  public Watch watch(Runnable onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  @Override
  public void report(ListenerSpec listener, String problem) {
    synchronized (reports) {
      reports.put(listener, problem);
      reports.notifyAll();
    }
  }
}
