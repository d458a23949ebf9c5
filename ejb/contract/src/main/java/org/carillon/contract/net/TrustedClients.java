package org.carillon.contract.net;

import java.net.InetAddress;

/** Clients that are trusted by their addresses alone. */
@FunctionalInterface
public interface TrustedClients {

  boolean contain(InetAddress address);
}
