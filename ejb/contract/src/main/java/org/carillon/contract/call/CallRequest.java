package org.carillon.contract.call;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A request outside any dialog that asks to be brought to somebody.
 *
 * @param method INVITE, MESSAGE, OPTIONS …
 * @param from the address the sender claims (From)
 * @param caller the account the sender proved to be, if it did
 * @param to whom it wants (Request-URI)
 * @param source where it came from
 */
public record CallRequest(
    String method,
    AddressOfRecord from,
    Optional<AddressOfRecord> caller,
    AddressOfRecord to,
    InetAddress source) {}
