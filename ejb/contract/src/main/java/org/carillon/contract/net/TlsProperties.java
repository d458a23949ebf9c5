package org.carillon.contract.net;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The TLS properties of a connection that a protocol may need. */
public interface TlsProperties {

  /** Returns the host name that the client asked for (SNI, RFC 6066 §3), as lower-case A-labels. */
  Optional<String> serverName();

  /**
   * Returns the client's certificate followed by the issuers that it sent; empty if it showed none.
   * TLS has verified that the client has the certificate's key, but nobody has validated the
   * certificate: that is left to the protocol.
   */
  List<X509Certificate> clientChain();

  /**
   * Returns keying material for a purpose, the same on both sides (RFC 8446 §7.5, RFC 5705).
   *
   * @param label the label registered for the purpose (RFC 5705 §6)
   * @param octets the length of the material
   * @return empty if a man in the middle could get the same material: TLS 1.2 without the extended
   *     master secret (RFC 7627 §5.4)
   */
  Optional<byte[]> export(String label, byte[] context, int octets);

  /** Returns the channel binding {@code tls-exporter} (RFC 9266 §2). */
  default Optional<byte[]> tlsExporter() {
    return export("EXPORTER-Channel-Binding", new byte[0], 32);
  }

  /**
   * Returns the channel binding {@code tls-server-end-point} (RFC 5929 §4.1), a hash of the
   * certificate that the server showed; empty if its signature algorithm has no usable hash.
   */
  Optional<byte[]> serverEndPoint();

  /** Protocol version, as {@code TLSv1.3}. */
  String version();

  /** The cipher suite's IANA name. */
  String suite();

  /** Version and suite, for the log and for Received fields. */
  default String description() {
    return version() + " " + suite();
  }
}
