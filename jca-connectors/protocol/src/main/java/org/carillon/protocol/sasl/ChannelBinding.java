package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.net.TlsFacts;

/** A channel binding type for a sign-in, by its name (RFC 5056 §7). */
enum ChannelBinding {
  TLS_EXPORTER("tls-exporter", TlsFacts::tlsExporter),
  TLS_SERVER_END_POINT("tls-server-end-point", TlsFacts::serverEndPoint);

  private final String type;
  private final Function<TlsFacts, Optional<byte[]>> data;

  ChannelBinding(String type, Function<TlsFacts, Optional<byte[]>> data) {
    this.type = type;
    this.data = data;
  }

  /** Returns whether a channel has any binding data. */
  static boolean anyOf(TlsFacts tls) {
    return Arrays.stream(values()).anyMatch(each -> each.data.apply(tls).isPresent());
  }

  /** Returns a channel's data of that type; empty if there is none or the type is unknown. */
  static Optional<byte[]> of(TlsFacts tls, String type) {
    return Arrays.stream(values())
        .filter(each -> each.type.equals(type))
        .findFirst()
        .flatMap(each -> each.data.apply(tls));
  }
}
