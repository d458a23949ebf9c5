package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.carillon.testbed.CarillonServer;

/** Clients of all mail protocols that are signed in as one account and idle. */
final class SignedInCrowd implements AutoCloseable {
  /** The limit for one client. */
  private static final int MOST_MANAGESIEVE = 15;

  private final List<Socket> sockets = new ArrayList<>();
  private final List<BufferedReader> readers = new ArrayList<>();
  private final String name;
  private final String password;

  SignedInCrowd(String name, String password) {
    this.name = name;
    this.password = password;
  }

  /** Adds this many clients of each protocol. */
  void join(CarillonServer node, int each) throws IOException {
    String plain =
        Base64.getEncoder().encodeToString(("\0" + name + "\0" + password).getBytes(UTF_8));
    for (int i = 0; i < each; i++) {
      open(node, "imap", "a LOGIN " + name + " \"" + password + "\"", "a OK.*");
      open(node, "pop3", "AUTH PLAIN " + plain, "\\+OK.*");
      open(node, "submission", "EHLO client.test\r\nAUTH PLAIN " + plain, "235.*");
      if (i < MOST_MANAGESIEVE) {
        open(node, "managesieve", "AUTHENTICATE \"PLAIN\" \"" + plain + "\"", "OK.*");
      }
    }
  }

  private void open(CarillonServer node, String service, String said, String admitted)
      throws IOException {
    Socket socket = new Socket("127.0.0.1", node.port(service));
    socket.setSoTimeout(30_000);
    sockets.add(socket);
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    readers.add(in);
    if (!service.equals("imap") && !service.equals("submission")) {
      answer(in, service.equals("pop3") ? "\\+OK.*" : "OK.*");
    }
    socket.getOutputStream().write((said + "\r\n").getBytes(UTF_8));
    answer(in, admitted);
  }

  private static void answer(BufferedReader in, String wanted) throws IOException {
    String line = in.readLine();
    while (line != null && !line.matches(wanted)) {
      assertThat(line).doesNotContain("-ERR", " NO ", "535 ");
      line = in.readLine();
    }
    assertThat(line).isNotNull();
  }

  int size() {
    return sockets.size();
  }

  /** Waits in threads for the server to end each client; counts the latch down each time. */
  CountDownLatch ended() {
    var left = new CountDownLatch(readers.size());
    for (BufferedReader reader : readers) {
      Thread.startVirtualThread(
          () -> {
            try {
              while (reader.readLine() != null) {
                Thread.onSpinWait();
              }
            } catch (IOException broken) {
              // This counts as ended.
            }
            left.countDown();
          });
    }
    return left;
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
