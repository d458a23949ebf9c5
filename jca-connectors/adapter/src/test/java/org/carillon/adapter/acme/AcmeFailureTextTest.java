package org.carillon.adapter.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.carillon.contract.acme.AcmeRefusal;
import org.carillon.contract.acme.AcmeServer;
import org.junit.jupiter.api.Test;

/** Tests that a failure to reach an authority is explained in words, never by a class name. */
class AcmeFailureTextTest {
  @Test
  void commonConnectionFailuresAreExplained() {
    assertThat(why(new ConnectException().initCause(new UnresolvedAddressException())))
        .isEqualTo("the DNS has no address for ca.test");
    assertThat(why(new UnknownHostException("ca.test")))
        .isEqualTo("the DNS has no address for ca.test");
    assertThat(why(new ConnectException().initCause(new ClosedChannelException())))
        .isEqualTo("ca.test refuses the connection");
    assertThat(why(new NoRouteToHostException("No route to host")))
        .isEqualTo("there is no route to ca.test");
    assertThat(
            why(
                new HttpConnectTimeoutException("HTTP connect timed out")
                    .initCause(new ConnectException("HTTP connect timed out"))))
        .isEqualTo("ca.test does not answer in time");
    assertThat(why(new SocketTimeoutException("Read timed out")))
        .isEqualTo("ca.test does not answer in time");
    assertThat(why(new SSLHandshakeException("(certificate_expired) Expired")))
        .isEqualTo("TLS with ca.test fails: (certificate_expired) Expired");
  }

  @Test
  void otherConnectionFailuresKeepTheirMessage() {
    assertThat(why(new IOException("Connection reset")))
        .isEqualTo("the connection to ca.test failed: Connection reset");
    assertThat(AcmeFailureText.why("ca.test", new IOException((String) null)))
        .isEqualTo("the connection to ca.test failed");
  }

  @Test
  void authorityWithClosedPortIsReportedAsNotAcceptingConnections() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    var server = new AcmeServer(URI.create("https://127.0.0.1:" + closed + "/directory"), "");

    assertThatThrownBy(() -> AcmeSession.ask(server, session -> session.getMetadata()))
        .isInstanceOf(AcmeRefusal.class)
        .hasMessage(
            "The certificate authority cannot be reached: 127.0.0.1 refuses the connection");
  }

  private static String why(Throwable met) {
    return AcmeFailureText.why("ca.test", new IOException("Network error", met));
  }
}
