package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.net.TlsFacts;

/** What of an encrypted channel a sign-in can be bound to, as it is called (RFC 5056 §7). */
enum ChannelBinding {
  /** RFC 9266. */
  TLS_EXPORTER("tls-exporter", TlsFacts::tlsExporter),
  /** RFC 5929 §4. */
  TLS_SERVER_END_POINT("tls-server-end-point", TlsFacts::serverEndPoint);

  private final String type;
  private final Function<TlsFacts, Optional<byte[]>> data;

  ChannelBinding(String type, Function<TlsFacts, Optional<byte[]>> data) {
    this.type = type;
    this.data = data;
  }

  /** Whether a channel has any. */
  static boolean anyOf(TlsFacts tls) {
    return Arrays.stream(values()).anyMatch(each -> each.data.apply(tls).isPresent());
  }

  /** A channel's data of that type; empty if it has none, or the type is not known here. */
  static Optional<byte[]> of(TlsFacts tls, String type) {
    return Arrays.stream(values())
        .filter(each -> each.type.equals(type))
        .findFirst()
        .flatMap(each -> each.data.apply(tls));
  }
}
