package org.carillon.contract.call;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A request outside any dialog that is to be routed to somebody.
 *
 * @param method INVITE, MESSAGE, OPTIONS …
 * @param from the address that the sender claims (From)
 * @param caller the account that the sender has authenticated as; empty if it has not
 * @param to the requested address (Request-URI)
 * @param source the address of the client
 */
public record CallRequest(
    String method,
    AddressOfRecord from,
    Optional<AddressOfRecord> caller,
    AddressOfRecord to,
    InetAddress source) {}
