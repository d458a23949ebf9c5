package org.carillon.adapter.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.DnsType.MailExchanger;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.NextHop;
import org.carillon.contract.queue.StsPolicy;

/** Finds the hosts that take mail for a destination (RFC 5321 §5). */
final class MailExchangers {
  /** The most exchangers whose addresses are looked up. */
  private static final int MOST_HOSTS = 8;

  /** The most addresses that are tried in one attempt. */
  private static final int MOST_HOPS = 10;

  private final DnsClient dns;

  MailExchangers(DnsClient dns) {
    this.dns = dns;
  }

  /**
   * Returns the hosts to try for a destination; throws when the attempt is cancelled.
   *
   * @param sts what the domain demands: if that is enforced, hosts that it does not name are left
   *     out
   */
  TargetHosts hosts(String destination, RelayRoute route, StsPolicy sts, OutboundPolicy policy)
      throws InterruptedException {
    if (!route.hosts().isEmpty()) {
      return addresses(policy, route.hosts());
    }
    if (destination.startsWith("[")) {
      return literal(destination, policy.smtpPort());
    }
    return switch (dns.find(policy.dns(), destination, new DnsType.Mx())) {
      case DnsReply.NoName<MailExchanger> _ ->
          new TargetHosts.None("5.1.2", "The domain does not exist");
      case DnsReply.Unknown<MailExchanger>(String why) ->
          new TargetHosts.Unknown("4.4.3", "DNS: " + why);
      // A domain without MX records is its own exchanger (RFC 5321 §5.1).
      case DnsReply.NoRecords<MailExchanger> _ ->
          named(List.of(new NextHop(destination, policy.smtpPort())), sts, policy);
      case DnsReply.Found<MailExchanger>(List<MailExchanger> found) ->
          exchangers(found, sts, policy);
    };
  }

  /** Looks up those hosts that may get mail under a policy (RFC 8461 §5.1). */
  private TargetHosts named(List<NextHop> hosts, StsPolicy sts, OutboundPolicy policy)
      throws InterruptedException {
    List<NextHop> named =
        hosts.stream().filter(next -> !sts.isEnforced() || sts.names(next.host())).toList();
    return named.isEmpty()
        ? new TargetHosts.Unnamed(hosts.stream().map(NextHop::host).toList())
        : addresses(policy, named.subList(0, Math.min(named.size(), MOST_HOSTS)));
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

  private TargetHosts exchangers(List<MailExchanger> found, StsPolicy sts, OutboundPolicy policy)
      throws InterruptedException {
    List<MailExchanger> exchangers = new ArrayList<>(found);
    if (exchangers.size() == 1 && exchangers.getFirst().host().isEmpty()) {
      return new TargetHosts.None("5.1.10", "The domain accepts no mail (null MX, RFC 7505)");
    }
    // Hosts of equal preference are shuffled to share the load (RFC 5321 §5.1).
    Collections.shuffle(exchangers);
    exchangers.sort(Comparator.comparingInt(MailExchanger::preference));
    int own =
        exchangers.stream()
            .filter(mx -> mx.host().equalsIgnoreCase(policy.hostName()))
            .mapToInt(MailExchanger::preference)
            .min()
            .orElse(Integer.MAX_VALUE);
    // If we are an exchanger, only better ones are tried, or the mail would come back.
    List<NextHop> hosts =
        exchangers.stream()
            .filter(mx -> mx.preference() < own)
            .map(mx -> new NextHop(mx.host(), policy.smtpPort()))
            .toList();
    if (hosts.isEmpty()) {
      return new TargetHosts.None(
          "5.4.6",
          "The domain's best MX host is this server, but the domain is not configured" + " here");
    }
    return named(hosts, sts, policy);
  }

  private TargetHosts addresses(OutboundPolicy policy, List<NextHop> nextHops)
      throws InterruptedException {
    List<TargetHosts.Hop> hops = new ArrayList<>();
    String unknown = "";
    for (NextHop next : nextHops) {
      String host = next.host();
      List<InetAddress> six = new ArrayList<>();
      List<InetAddress> four = new ArrayList<>();
      if (host.equalsIgnoreCase("localhost")) {
        // RFC 6761 §6.3: the DNS is never asked for it.
        four.add(InetAddress.getLoopbackAddress());
      } else if (isLiteral(host)) {
        four.add(InetAddress.ofLiteral(host));
      } else {
        unknown += collect(dns.find(policy.dns(), host, new DnsType.Aaaa()), six);
        unknown += collect(dns.find(policy.dns(), host, new DnsType.A()), four);
      }
      Collections.shuffle(six);
      Collections.shuffle(four);
      // Address families alternate: if one does not work, the other is tried next.
      for (int i = 0; i < Math.max(six.size(), four.size()); i++) {
        add(hops, host, six, i, next.port());
        add(hops, host, four, i, next.port());
      }
    }
    if (!hops.isEmpty()) {
      return new TargetHosts.Hops(hops.subList(0, Math.min(hops.size(), MOST_HOPS)));
    }
    return unknown.isEmpty()
        ? new TargetHosts.None(
            "5.4.4",
            "No address of "
                + nextHops.stream().map(NextHop::host).collect(Collectors.joining(", ")))
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

  /** Adds the found addresses; returns why the lookup failed, or "". */
  private static String collect(DnsReply<InetAddress> found, List<InetAddress> addresses) {
    return switch (found) {
      case DnsReply.Found<InetAddress>(List<InetAddress> records) -> {
        addresses.addAll(records);
        yield "";
      }
      case DnsReply.NoRecords<InetAddress> _, DnsReply.NoName<InetAddress> _ -> "";
      case DnsReply.Unknown<InetAddress>(String why) -> why + " ";
    };
  }
}
