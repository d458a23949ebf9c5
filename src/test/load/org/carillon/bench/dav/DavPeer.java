package org.carillon.bench.dav;

/**
 * A server under load and its addresses.
 *
 * @param name as printed
 * @param port on loopback
 * @param tls whether it uses TLS
 * @param home the path of an account's calendars, {@code %s} for its address
 * @param usual the name of the calendar that each account has initially
 * @param outbox the path of an account's scheduling outbox, {@code %s} for its address; empty if
 *     there is none
 */
record DavPeer(String name, int port, boolean tls, String home, String usual, String outbox) {

  static DavPeer carillon(int port) {
    return new DavPeer(
        "Carillon", port, true, "/dav/calendars/%s/", "Calendar", "/dav/schedule/%s/outbox/");
  }

  static DavPeer cyrus(int port) {
    return new DavPeer(
        "Cyrus",
        port,
        true,
        "/dav/calendars/user/%s/",
        "Default",
        "/dav/calendars/user/%s/Outbox/");
  }

  static DavPeer radicale(int port) {
    return new DavPeer("Radicale", port, false, "/%s/", "calendar", "");
  }

  String calendar(String address, String name) {
    return home.formatted(address) + name + '/';
  }

  /** Returns whether it supports a work. */
  boolean does(DavWork work) {
    return work != DavWork.FREE_BUSY || !outbox.isEmpty();
  }
}
