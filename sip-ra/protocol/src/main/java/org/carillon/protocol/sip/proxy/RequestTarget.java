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
 * One place a request is sent to.
 *
 * @param uri what becomes its Request-URI
 * @param routes what is put before its Route, first hop first
 * @param way how it gets to the next hop
 * @param priority thousandths of q: the higher ones first
 */
record RequestTarget(URI uri, List<SipUri> routes, Way way, int priority) {

  /** How a request gets to the next hop. */
  sealed interface Way {}

  /** Over this flow. */
  record Over(Flow flow) implements Way {}

  /** To this address, by whatever flow leads there: always another node or proxy, never a phone. */
  record To(Transport transport, InetSocketAddress address) implements Way {

    /** As text that {@link #parse} reads. */
    String text() {
      return transport + " " + Flow.host(address.getAddress()) + " " + address.getPort();
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
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
