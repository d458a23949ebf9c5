package org.carillon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/** Many signed-in IMAP connections that wait in IDLE. */
final class IdleBenchmark implements Benchmark {

  private static final int ACCOUNTS = 100;
  private static final int HEAP_GOAL = 25 * 1024;
  private static final String PASSWORD = "idle password 1";

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String title() {
    return "idle IMAP connections [how many, 10000]: heap and resident memory of each";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int connections = words.isEmpty() ? 10_000 : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("idle");
    List<Socket> held = new ArrayList<>();
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET)) {
      server.api(
          "PATCH",
          "/settings",
          "{\"listener.imap.connections\": "
              + 2 * connections
              + ", \"listener.imap.per-address\": "
              + 2 * connections
              + ", \"password.hash-memory\": 8192}");
      server.createDomain("idle.test");
      for (int i = 0; i < ACCOUNTS; i++) {
        server.createAccount("u" + i + "@idle.test", PASSWORD);
      }
      for (int i = 0; i < ACCOUNTS; i++) {
        held.add(idle(server, i));
      }
      ServerJvm jvm = new ServerJvm(server);
      long heap = jvm.liveHeap();
      long resident = server.processes().serverResidentOctets();
      long begin = System.nanoTime();
      for (int i = held.size(); i < connections; i++) {
        held.add(idle(server, i % ACCOUNTS));
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      long more = connections - ACCOUNTS;
      long heapEach = (jvm.liveHeap() - heap) / more;
      long residentEach = (server.processes().serverResidentOctets() - resident) / more;
      System.out.printf(
          "%,d connections held, signed in and idle after %.0f s%n", connections, seconds);
      System.out.printf(
          "each %,d octets of heap (goal %,d), %,d octets resident%n",
          heapEach, HEAP_GOAL, residentEach);
      return heapEach < HEAP_GOAL;
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  private static Socket idle(CarillonServer server, int account) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", server.port("imap")), 30_000);
    socket.setSoTimeout(60_000);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 512);
    expect(in, "* OK");
    say(socket, "a LOGIN u" + account + "@idle.test \"" + PASSWORD + "\"");
    expect(in, "a OK");
    say(socket, "b SELECT INBOX");
    expect(in, "b OK");
    say(socket, "c IDLE");
    expect(in, "+");
    return socket;
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void expect(BufferedReader in, String begin) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith(begin)) {
      if (line.startsWith("a NO") || line.startsWith("a BAD") || line.startsWith("* BYE")) {
        throw new IOException(line);
      }
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("closed while waiting for " + begin);
    }
  }
}
