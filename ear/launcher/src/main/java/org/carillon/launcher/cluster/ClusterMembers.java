package org.carillon.launcher.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.launcher.home.Refusal;

/** The cluster addresses of all nodes, which JGroups needs in advance. */
public record ClusterMembers(List<Member> members) {
  static final int PORT = 7600;

  record Member(String host, int port) {}

  public static ClusterMembers parse(List<String> addresses) {
    return new ClusterMembers(addresses.stream().map(ClusterMembers::member).toList());
  }

  private static Member member(String address) {
    int colon = address.lastIndexOf(':');
    try {
      String host = colon < 0 ? address : address.substring(0, colon);
      int port = colon < 0 ? PORT : Integer.parseInt(address.substring(colon + 1));
      if (host.isEmpty() || port < 1 || port > 65535) {
        throw new Refusal("--cluster takes HOST:PORT, not \"" + address + "\".");
      }
      return new Member(host, port);
    } catch (NumberFormatException e) {
      throw new Refusal("--cluster takes HOST:PORT, not \"" + address + "\".");
    }
  }

  /** Returns the hosts in JGroups' own notation: host1[7600],host2[7600]. */
  public String initialHosts() {
    return members.stream()
        .map(member -> member.host() + "[" + member.port() + "]")
        .collect(Collectors.joining(","));
  }

  /** The address to listen on: that of the member that has this node's port on this machine. */
  public String bindAddress(int offset) {
    for (Member member : members) {
      if (member.port() == PORT + offset && isLocal(member.host())) {
        return member.host();
      }
    }
    throw new Refusal(
        "--cluster does not list this node: none of its hosts is this machine with port "
            + (PORT + offset)
            + ".");
  }

  private static boolean isLocal(String host) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
    } catch (UnknownHostException e) {
      throw new Refusal("--cluster contains an unknown host: " + host + ".");
    } catch (SocketException e) {
      throw new Refusal("The network interfaces cannot be listed: " + e.getMessage());
    }
  }
}
