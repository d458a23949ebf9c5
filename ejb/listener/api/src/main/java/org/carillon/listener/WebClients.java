package org.carillon.listener;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the client of a web request behind any proxies, in one place for all of the web. */
public interface WebClients {

  /**
   * A client.
   *
   * @param address its address; {@code 0.0.0.0} if it is unknown
   * @param secure whether its connection is encrypted
   */
  record Client(InetAddress address, boolean secure) {

    /**
     * Returns the local address that the client connected to; empty behind a proxy, which does not
     * tell it.
     *
     * @param remote the address at the other end of the connection, as a literal
     * @param local the local address, as a literal
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
   * Returns the client of a request. Behind a trusted proxy it is the last address in {@code
   * X-Forwarded-For} that is no trusted proxy's, and its connection is encrypted if {@code
   * X-Forwarded-Proto} is {@code https}. These fields are ignored if they come from anybody else.
   *
   * @param remote the address at the other end of the connection, as a literal
   * @param secure whether the connection is encrypted
   * @param fields the values of a header field, in their order; empty when there is none
   */
  Client of(String remote, boolean secure, Function<String, List<String>> fields);
}
