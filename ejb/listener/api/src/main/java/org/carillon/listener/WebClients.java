package org.carillon.listener;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whose a web request is, whatever proxies it came through: one place tells it for all. */
public interface WebClients {

  /**
   * A client.
   *
   * @param address its address; {@code 0.0.0.0} for one that no address is known of
   * @param secure whether its connection is encrypted
   */
  record Client(InetAddress address, boolean secure) {

    /**
     * Our address that the client's connection leads to; empty where a proxy hands it on, which
     * does not tell.
     *
     * @param remote the address at the other end of the connection, as a literal
     * @param local our own, as a literal
     */
    public Optional<InetAddress> reached(String remote, String local) {
      try {
        return InetAddress.ofLiteral(remote).equals(address)
            ? Optional.of(InetAddress.ofLiteral(local))
            : Optional.empty();
      } catch (IllegalArgumentException unknown) {
        return Optional.empty();
      }
    }
  }

  /**
   * The client of a request. Where the connection comes from a trusted proxy, the last address in
   * its {@code X-Forwarded-For} that is no trusted proxy's, and encrypted where its {@code
   * X-Forwarded-Proto} says {@code https}; who else sends these fields is not believed.
   *
   * @param remote the address at the other end of the connection, as a literal
   * @param secure whether the connection is encrypted
   * @param fields the values of a header field, in their order; empty when there is none
   */
  Client of(String remote, boolean secure, Function<String, List<String>> fields);
}
