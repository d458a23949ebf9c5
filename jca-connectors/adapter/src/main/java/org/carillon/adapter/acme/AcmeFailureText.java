package org.carillon.adapter.acme;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Explains to administrators why an authority can't be reached. */
final class AcmeFailureText {
  /** The highest number of causes of a failure that are examined. */
  private static final int MOST = 20;

  private AcmeFailureText() {}

  /** Explains the failure for a host; libraries wrap the cause several times. */
  static String why(String host, Throwable met) {
    return causes(met)
        .flatMap(cause -> known(host, cause).stream())
        .findFirst()
        .orElseGet(() -> "the connection to " + host + " failed" + lastSaid(met));
  }

  private static Stream<Throwable> causes(Throwable met) {
    return Stream.iterate(met, cause -> cause != null, Throwable::getCause).limit(MOST);
  }

  private static Optional<String> known(String host, Throwable cause) {
    return switch (cause) {
      case UnresolvedAddressException _ -> noAddress(host);
      case UnknownHostException _ -> noAddress(host);
      case NoRouteToHostException _ -> Optional.of("there is no route to " + host);
      case HttpTimeoutException _ -> late(host);
      case SocketTimeoutException _ -> late(host);
      case SSLException tls ->
          Optional.of("TLS with " + host + " fails: " + AcmeSession.text(tls.getMessage()));
      // The exception for a name without an address arrives wrapped in a ConnectException.
      case ConnectException refused
          when causes(refused).noneMatch(UnresolvedAddressException.class::isInstance) ->
          Optional.of(host + " refuses the connection");
      default -> Optional.empty();
    };
  }

  private static Optional<String> noAddress(String host) {
    return Optional.of("the DNS has no address for " + host);
  }

  private static Optional<String> late(String host) {
    return Optional.of(host + " does not answer in time");
  }

  private static String lastSaid(Throwable met) {
    return causes(met)
        .map(Throwable::getMessage)
        .filter(said -> said != null)
        .reduce((first, last) -> last)
        .map(said -> ": " + AcmeSession.text(said))
        .orElse("");
  }
}
