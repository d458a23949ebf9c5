package org.carillon.contract.identity;

import java.util.Optional;

/**
 * A security context that a client establishes by a Kerberos ticket (RFC 4121, by GSS-API, RFC
 * 2743), on the server's side. It is one client's, and used by one thread at a time. What its keys
 * are stays in the core.
 */
public interface TicketExchange extends AutoCloseable {

  /**
   * What is said next.
   *
   * @param reply to the client; empty for nothing
   * @param isEstablished whether it is known who the client is
   */
  record Step(byte[] reply, boolean isEstablished) {}

  /** Takes what the client says; empty if it is refused, for good. */
  Optional<Step> accept(byte[] token);

  /**
   * Says something within an established context, its integrity protected; empty if it can't be.
   */
  Optional<byte[]> wrap(byte[] plain);

  /** What the client says within an established context; empty if it was tampered with. */
  Optional<byte[]> unwrap(byte[] wrapped);

  /** The client's principal, {@code ann@CORP.EXAMPLE.COM}; empty before it is established. */
  Optional<String> client();

  /** Forgets it. */
  @Override
  void close();
}
