package org.carillon.adapter.dns;

import java.util.function.LongSupplier;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.dns.DnsPolicy;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.ZoneReading;
import org.xbill.DNS.NioClient;

/** Asks the DNS for the whole adapter and the application. */
public final class AdapterDns implements DnsClient, AutoCloseable {
  private final LongSupplier nanoTime;
  private Dns dns;

  public AdapterDns() {
    this(System::nanoTime);
  }

  AdapterDns(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public <T> DnsReply<T> find(DnsPolicy policy, String name, DnsType<T> type)
      throws InterruptedException {
    return current(policy).find(name, type);
  }

  /** Returns the lookup for the policy. A new policy drops the cached answers. */
  private synchronized Dns current(DnsPolicy policy) {
    if (dns == null || !dns.policy().equals(policy)) {
      dns = new Dns(policy, nanoTime);
    }
    return dns;
  }

  @Override
  public ZoneReading read(String zone) {
    return ZoneFileLookup.read(zone);
  }

  /** Ends the library's threads; the next question starts them again. */
  @Override
  public void close() {
    NioClient.close();
  }
}
