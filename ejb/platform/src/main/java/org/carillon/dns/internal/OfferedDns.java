package org.carillon.dns.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.dns.DnsClientConsumer;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.ZoneReading;
import org.carillon.dns.DnsSettings;
import org.carillon.dns.ZoneFiles;
import org.carillon.settings.Settings;

/** Uses the DNS implementation that the adapter offered; before that every result is unknown. */
@ApplicationScoped
public class OfferedDns implements DnsLookup, ZoneFiles, DnsClientConsumer {
  private final Settings settings;
  private volatile DnsClient client;

  @Inject
  public OfferedDns(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void offer(DnsClient offered) {
    client = offered;
  }

  @Override
  public <T> DnsReply<T> find(String name, DnsType<T> type) throws InterruptedException {
    DnsClient current = client;
    return current == null
        ? new DnsReply.Unknown<>("The mail adapter has not started")
        : current.find(DnsSettings.policy(settings), name, type);
  }

  @Override
  public ZoneReading read(String zone) {
    DnsClient current = client;
    return current == null
        ? new ZoneReading.NoZone("The mail adapter has not started")
        : current.read(zone);
  }
}
