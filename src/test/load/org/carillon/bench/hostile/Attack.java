package org.carillon.bench.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/**
 * Attackers at a thousand loopback addresses: names for sign-in, incomplete lines and literals,
 * forms, SIP users. One thread that uses at most half a core, so that the attack's own cost does
 * not distort the measurement.
 */
final class Attack implements Runnable {
  private static final int ADDRESSES = 1_000;
  private static final double PER_SECOND = 2_000;
  private static final double CORES = 0.5;

  /** The number of abandoned connections that stay open. */
  private static final int LEFT_OPEN = 3_000;

  /** TLS connections for sending forms, since a handshake costs the attacker most. */
  private static final int BROWSERS = 20;

  private static final int PATIENCE = 5_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final SSLSocketFactory tls = TrustingHttp.context().getSocketFactory();
  private final Random random = new Random(7);
  private final CarillonServer server;
  private final Deque<Socket> open = new ArrayDeque<>();
  private final Map<Integer, DatagramSocket> phones = new HashMap<>();
  private final Map<Integer, Socket> browsers = new HashMap<>();
  private volatile boolean over;
  private volatile int tries;
  private volatile int failed;

  Attack(CarillonServer server) {
    this.server = server;
  }

  void stop() {
    over = true;
  }

  int tries() {
    return tries;
  }

  /** The number of tries that could not connect. */
  int failed() {
    return failed;
  }

  @Override
  public void run() {
    long begun = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    int number = 0;
    while (!over) {
      double elapsed = System.nanoTime() - begun;
      double used = threads.getCurrentThreadCpuTime() - cpu;
      if (number > PER_SECOND * elapsed / 1e9 || used > CORES * elapsed) {
        LockSupport.parkNanos(1_000_000);
      } else {
        attempt(number++);
        tries = number;
      }
    }
    open.forEach(Attack::close);
    browsers.values().forEach(Attack::close);
    phones.values().forEach(DatagramSocket::close);
  }

  private void attempt(int number) {
    try {
      switch (number % 50) {
        case 0 -> form(number);
        case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> phone(number);
        default -> {
          switch (number % 4) {
            case 0 -> leave("imap", "a LOGIN " + name(200) + " x\r\n");
            case 1 -> leave("imap", "a LOGIN {4096+}\r\n" + name(4_000));
            case 2 -> leave("pop3", "USER " + name(10_000));
            default -> leave("smtp", "EHLO h\r\nMAIL FROM:<" + name(10_000));
          }
        }
      }
    } catch (IOException refused) {
      failed++;
    }
  }

  /** Sends an incomplete command and leaves the connection open. */
  private void leave(String service, String text) throws IOException {
    Socket socket = socket(service);
    open.add(socket);
    socket.getOutputStream().write(octets(text));
    while (open.size() > LEFT_OPEN) {
      close(open.remove());
    }
  }

  private Socket socket(String service) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(PATIENCE);
      socket.bind(new InetSocketAddress(source(), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", server.port(service)), PATIENCE);
      return socket;
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private InetAddress source() throws IOException {
    int host = random.nextInt(ADDRESSES);
    return InetAddress.getByAddress(
        new byte[] {127, 0, (byte) (1 + host / 250), (byte) (2 + host % 250)});
  }

  private void phone(int number) throws IOException {
    int line = number % ADDRESSES;
    DatagramSocket phone = phones.get(line);
    if (phone == null) {
      phone = new DatagramSocket(new InetSocketAddress(source(), 0));
      phones.put(line, phone);
    }
    String user = name(2_000);
    byte[] octets =
        octets(
            """
            REGISTER sip:usual.test SIP/2.0
            Via: SIP/2.0/UDP %s:%d;branch=z9hG4bK%d;rport
            Max-Forwards: 70
            From: <sip:%s@usual.test>;tag=t
            To: <sip:%s@usual.test>
            Call-ID: h%d
            CSeq: 1 REGISTER
            Authorization: Digest username="%s",realm="usual.test",nonce="%s",uri="sip:usual.test",response="%s"
            Content-Length: 0

            """
                .replace("\n", "\r\n")
                .formatted(
                    phone.getLocalAddress().getHostAddress(),
                    phone.getLocalPort(),
                    number,
                    name(20),
                    name(20),
                    number,
                    user,
                    name(40),
                    name(32)));
    phone.send(
        new DatagramPacket(
            octets, octets.length, InetAddress.getByName("127.0.0.1"), server.port("sip")));
  }

  private void form(int number) throws IOException {
    int which = number / 50 % BROWSERS;
    Socket browser = browsers.get(which);
    try {
      if (browser == null) {
        Socket socket = socket("https");
        browser = tls.createSocket(socket, "localhost", server.port("https"), true);
        browsers.put(which, browser);
      }
      String body = "token=" + name(43) + "&name=" + name(60_000) + "&password=x";
      browser
          .getOutputStream()
          .write(
              octets(
                  "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: carillon-visit=made-up\r\n"
                      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body));
      InputStream answers = browser.getInputStream();
      answers.skipNBytes(answers.available());
    } catch (IOException e) {
      browsers.remove(which);
      if (browser != null) {
        close(browser);
      }
      throw e;
    }
  }

  private String name(int length) {
    // Different each time, and cheap to make.
    String begin = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
    return begin.length() >= length
        ? begin.substring(0, length)
        : begin + "n".repeat(length - begin.length());
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // The server closed it first.
    }
  }
}
