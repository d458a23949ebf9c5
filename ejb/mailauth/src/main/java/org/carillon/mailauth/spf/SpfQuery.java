package org.carillon.mailauth.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Instant;

/**
 * The client and the sender of a check (RFC 7208 §4.1).
 *
 * @param local the sender's local part; never empty
 * @param domain the sender's domain, with which the check begins
 * @param receiver this host's name
 */
record SpfQuery(
    InetAddress client, String helo, String local, String domain, String receiver, Instant time) {

  boolean isIpv4() {
    return client instanceof Inet4Address;
  }

  String sender() {
    return local + "@" + domain;
  }
}
