package org.carillon.adapter.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.carillon.contract.queue.OutboundPolicy;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Finds the hosts that take mail for a destination (RFC 5321 §5). */
final class MailExchangers {
  /** More exchangers than these are not asked for their addresses. */
  private static final int MOST_HOSTS = 8;

  /** More addresses than these are not tried in one attempt. */
  private static final int MOST_HOPS = 10;

  private Dns dns;

  /** The hosts to try for a relay job's destination. */
  TargetHosts route(String destination, OutboundPolicy policy) {
    Dns current = dns(policy);
    if (policy.smartHost().isPresent()) {
      OutboundPolicy.NextHop hop = policy.smartHost().get();
      return addresses(current, List.of(hop.host()), hop.port());
    }
    if (destination.startsWith("[")) {
      return literal(destination, policy.smtpPort());
    }
    return switch (current.find(destination, Type.MX)) {
      case DnsAnswer.NoName() -> new TargetHosts.None("5.1.2", "The domain does not exist");
      case DnsAnswer.Unknown(String why) -> new TargetHosts.Unknown("4.4.3", "DNS: " + why);
      // Its own address is the exchanger of a domain without (RFC 5321 §5.1).
      case DnsAnswer.NoRecords() -> addresses(current, List.of(destination), policy.smtpPort());
      case DnsAnswer.Records(List<Record> records) -> exchangers(current, records, policy);
    };
  }

  private synchronized Dns dns(OutboundPolicy policy) {
    if (dns == null || !dns.asks(policy.dnsServers(), policy.dnsTimeout())) {
      dns = new Dns(policy.dnsServers(), policy.dnsTimeout());
    }
    return dns;
  }

  private static TargetHosts literal(String destination, int port) {
    String text = destination.substring(1, destination.length() - 1);
    String address = text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text;
    try {
      InetSocketAddress to = new InetSocketAddress(InetAddress.ofLiteral(address), port);
      return new TargetHosts.Hops(List.of(new TargetHosts.Hop(destination, to)));
    } catch (IllegalArgumentException e) {
      return new TargetHosts.None("5.1.2", "The address literal is malformed");
    }
  }

  private static TargetHosts exchangers(Dns dns, List<Record> records, OutboundPolicy policy) {
    List<MXRecord> exchangers =
        new ArrayList<>(
            records.stream().filter(MXRecord.class::isInstance).map(MXRecord.class::cast).toList());
    if (exchangers.size() == 1 && exchangers.getFirst().getTarget().equals(Name.root)) {
      return new TargetHosts.None("5.1.10", "The domain takes no mail (null MX, RFC 7505)");
    }
    // Those of the same preference in any order, so that the load is shared (RFC 5321 §5.1).
    Collections.shuffle(exchangers);
    exchangers.sort(Comparator.comparingInt(MXRecord::getPriority));
    int own =
        exchangers.stream()
            .filter(mx -> host(mx).equalsIgnoreCase(policy.hostName()))
            .mapToInt(MXRecord::getPriority)
            .min()
            .orElse(Integer.MAX_VALUE);
    // From ourselves mail only goes to better exchangers, or it would come back.
    List<String> hosts =
        exchangers.stream()
            .filter(mx -> mx.getPriority() < own)
            .map(MailExchangers::host)
            .limit(MOST_HOSTS)
            .toList();
    if (hosts.isEmpty()) {
      return new TargetHosts.None(
          "5.4.6", "The domain's best exchanger is this server, which does not serve it");
    }
    return addresses(dns, hosts, policy.smtpPort());
  }

  private static String host(MXRecord exchanger) {
    return exchanger.getTarget().toString(true);
  }

  private static TargetHosts addresses(Dns dns, List<String> hosts, int port) {
    List<TargetHosts.Hop> hops = new ArrayList<>();
    String unknown = "";
    for (String host : hosts) {
      List<InetAddress> six = new ArrayList<>();
      List<InetAddress> four = new ArrayList<>();
      if (host.equalsIgnoreCase("localhost")) {
        // RFC 6761 §6.3: never asked of the DNS.
        four.add(InetAddress.getLoopbackAddress());
      } else if (isLiteral(host)) {
        four.add(InetAddress.ofLiteral(host));
      } else {
        unknown += collect(dns.find(host, Type.AAAA), six);
        unknown += collect(dns.find(host, Type.A), four);
      }
      Collections.shuffle(six);
      Collections.shuffle(four);
      // In turns: where one family does not work, the other is tried next.
      for (int i = 0; i < Math.max(six.size(), four.size()); i++) {
        add(hops, host, six, i, port);
        add(hops, host, four, i, port);
      }
    }
    if (!hops.isEmpty()) {
      return new TargetHosts.Hops(hops.subList(0, Math.min(hops.size(), MOST_HOPS)));
    }
    return unknown.isEmpty()
        ? new TargetHosts.None("5.4.4", "No address of " + String.join(", ", hosts))
        : new TargetHosts.Unknown("4.4.3", "DNS: " + unknown);
  }

  private static void add(
      List<TargetHosts.Hop> hops, String host, List<InetAddress> addresses, int index, int port) {
    if (index < addresses.size()) {
      hops.add(new TargetHosts.Hop(host, new InetSocketAddress(addresses.get(index), port)));
    }
  }

  private static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Adds what was found; answers why nothing could be told, or nothing. */
  private static String collect(DnsAnswer found, List<InetAddress> addresses) {
    switch (found) {
      case DnsAnswer.Records(List<Record> records) -> {
        for (Record record : records) {
          if (record instanceof ARecord a) {
            addresses.add(a.getAddress());
          } else if (record instanceof AAAARecord aaaa) {
            addresses.add(aaaa.getAddress());
          }
        }
      }
      case DnsAnswer.NoRecords(), DnsAnswer.NoName() -> {}
      case DnsAnswer.Unknown(String why) -> {
        return why + " ";
      }
    }
    return "";
  }
}
