package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import javax.sip.address.URI;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;

/**
 * A target of a request.
 *
 * @param uri its new Request-URI
 * @param routes the entries put before its Route, first hop first
 * @param way the way to the next hop
 * @param priority q in thousandths: higher ones first
 */
record RequestTarget(URI uri, List<SipUri> routes, Way way, int priority) {

  /** The way to the next hop. */
  sealed interface Way {}

  record Over(Flow flow) implements Way {}

  /** The request goes to this address over any flow: to another node or proxy, never to a phone. */
  record To(Transport transport, InetSocketAddress address) implements Way {

    /** Returns it as text for {@link #parse}. */
    String text() {
      return transport + " " + Flow.host(address.getAddress()) + " " + address.getPort();
    }

    /** Reads the result of {@link #text}; empty for anything else. */
    static Optional<To> parse(String text) {
      String[] words = text.split(" ", -1);
      return words.length == 3
          ? Literal.address(words[1])
              .map(
                  address ->
                      new To(
                          Transport.valueOf(words[0]),
                          new InetSocketAddress(address, Integer.parseInt(words[2]))))
          : Optional.empty();
    }
  }
}
