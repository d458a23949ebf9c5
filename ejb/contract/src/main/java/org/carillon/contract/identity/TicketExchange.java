package org.carillon.contract.identity;

import java.util.Optional;

/**
 * The server's side of a security context that a client establishes with a Kerberos ticket (RFC
 * 4121, by GSS-API, RFC 2743). It belongs to one client, and is used by one thread at a time. Its
 * keys stay in the core.
 */
public interface TicketExchange extends AutoCloseable {

  /** The next step: a reply, which may be empty, and whether the client's identity is known. */
  record Step(byte[] reply, boolean isEstablished) {}

  /** Takes data from the client; returns empty if they are refused, which ends the exchange. */
  Optional<Step> accept(byte[] token);

  /** Wraps data in an established context, integrity-protected; returns empty if this fails. */
  Optional<byte[]> wrap(byte[] plain);

  /** Returns the client's data unwrapped in an established context; empty if tampered with. */
  Optional<byte[]> unwrap(byte[] wrapped);

  /** Returns the client's principal, {@code ann@CORP.EXAMPLE.COM}; empty until established. */
  Optional<String> client();

  @Override
  void close();
}
