package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.net.TlsProperties;

/** A channel binding type for a sign-in, by its name (RFC 5056 §7). */
enum ChannelBinding {
  TLS_EXPORTER("tls-exporter", TlsProperties::tlsExporter),
  TLS_SERVER_END_POINT("tls-server-end-point", TlsProperties::serverEndPoint);

  private final String type;
  private final Function<TlsProperties, Optional<byte[]>> data;

  ChannelBinding(String type, Function<TlsProperties, Optional<byte[]>> data) {
    this.type = type;
    this.data = data;
  }

  /** Returns whether a channel has any binding data. */
  static boolean anyOf(TlsProperties tls) {
    return Arrays.stream(values()).anyMatch(each -> each.data.apply(tls).isPresent());
  }

  /** Returns a channel's data of that type; empty if there is none or the type is unknown. */
  static Optional<byte[]> of(TlsProperties tls, String type) {
    return Arrays.stream(values())
        .filter(each -> each.type.equals(type))
        .findFirst()
        .flatMap(each -> each.data.apply(tls));
  }
}
