package org.carillon.contract.identity;

import java.net.InetAddress;
import org.carillon.contract.net.Service;

/**
 * Where a sign-in comes from.
 *
 * @param service the way in
 * @param address the client's address
 * @param secure whether the connection is encrypted
 * @param session the id that follows this session through every log line
 */
public record Peer(Service service, InetAddress address, boolean secure, String session) {}
