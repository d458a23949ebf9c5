package org.carillon.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class ClusterIdentityTest {
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final byte[] HOME_KEY = new byte[32];
  private static final byte[] OTHER_KEY = "0123456789abcdef0123456789abcdef".getBytes();

  private static KeyStore store(byte[] homeKey) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(ClusterIdentity.keyStore(homeKey, PASSWORD)), PASSWORD);
    return store;
  }

  private static SSLContext context(KeyStore keys, TrustManager[] trusted) throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(managers.getKeyManagers(), trusted, null);
    return context;
  }

  private static TrustManager[] trusting(KeyStore store) throws Exception {
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    return managers.getTrustManagers();
  }

  /** Returns what a client reads from a node that requires the cluster's key. */
  private static int hear(SSLContext client) throws Exception {
    KeyStore node = store(HOME_KEY);
    try (SSLServerSocket listening =
            (SSLServerSocket)
                context(node, trusting(node))
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      listening.setNeedClientAuth(true);
      Future<?> served =
          threads.submit(
              () -> {
                try (SSLSocket peer = (SSLSocket) listening.accept()) {
                  peer.getOutputStream().write(42);
                }
                return null;
              });
      try (SSLSocket socket =
          (SSLSocket)
              client
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
        return socket.getInputStream().read();
      } finally {
        served.state();
      }
    }
  }

  @Test
  void nodesWithTheSameHomeKeyConnect() throws Exception {
    KeyStore other = store(HOME_KEY.clone());
    assertThat(hear(context(other, trusting(other)))).isEqualTo(42);
    assertThat(other.getCertificate("cluster"))
        .isEqualTo(store(HOME_KEY).getCertificate("cluster"));
  }

  @Test
  void peerWithAnotherHomeKeyIsRejected() throws Exception {
    KeyStore rogue = store(OTHER_KEY);
    SSLContext context = context(rogue, new TrustManager[] {new Credulous()});
    assertThatThrownBy(() -> hear(context)).isInstanceOf(IOException.class);
  }

  @Test
  void peerWithoutCertificateIsRejected() throws Exception {
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, new TrustManager[] {new Credulous()}, null);
    assertThatThrownBy(() -> hear(context)).isInstanceOf(IOException.class);
  }

  @Test
  void nodeRejectsServersWithAnotherHomeKey() throws Exception {
    KeyStore other = store(OTHER_KEY);
    assertThatThrownBy(() -> hear(context(other, trusting(other)))).isInstanceOf(IOException.class);
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
