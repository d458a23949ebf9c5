package org.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/** Redeploys the EAR under open sessions and counts the remains of earlier deployments. */
public final class RedeployRun {

  private static final int SESSIONS = 100;

  /** Threads of the platform's own pools, which grow to their bound with the first redeploys. */
  private static final int POOL_THREADS = 40;

  private final CarillonServer server;

  public RedeployRun(CarillonServer server) {
    this.server = server;
  }

  /** Redeploys that often and returns what remains, a sentence each. */
  public List<String> times(int redeploys) throws Exception {
    redeployUnderSessions();
    ServerJvm jvm = new ServerJvm(server);
    long threads = jvm.threads();
    long loaders = jvm.deploymentClassLoaders();
    for (int i = 1; i < redeploys; i++) {
      redeployUnderSessions();
    }
    long threadsNow = jvm.threads();
    long loadersNow = jvm.deploymentClassLoaders();
    System.out.printf(
        "after 1 redeploy: %d threads, %d class loaders; after %d: %d threads, %d class loaders%n",
        threads, loaders, redeploys, threadsNow, loadersNow);
    List<String> left = new ArrayList<>();
    if (threadsNow > threads + POOL_THREADS) {
      left.add(threadsNow - threads + " threads more");
    }
    if (loadersNow > loaders) {
      left.add(loadersNow - loaders + " class loaders more");
    }
    return left;
  }

  private void redeployUnderSessions() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < SESSIONS; i++) {
        open.add(connect(i % 2 == 0 ? "imap" : "smtp"));
      }
      server.manage("/deployment=carillon.ear:undeploy");
      for (String service :
          List.of(
              "smtp",
              "lmtp",
              "submission",
              "submissions",
              "imap",
              "imaps",
              "pop3",
              "pop3s",
              "sip",
              "sips")) {
        Await.until(service + " is closed", Duration.ofSeconds(30), () -> isClosed(service));
      }
      server.manage("/deployment=carillon.ear:deploy");
      server.awaitReady("ready again", Duration.ofMinutes(2));
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private Socket connect(String service) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", server.port(service)), 5_000);
    return socket;
  }

  private boolean isClosed(String service) {
    try (Socket socket = connect(service)) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }
}
