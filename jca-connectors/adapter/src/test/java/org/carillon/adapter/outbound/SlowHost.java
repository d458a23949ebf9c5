package org.carillon.adapter.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host that wants mail, takes no octet of a text before it is told to, and then says what becomes
 * of it when it is told to.
 */
final class SlowHost implements AutoCloseable {
  private final ServerSocket listening;
  private final CountDownLatch taking = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);

  /** A permit for each message that is begun. */
  final Semaphore begun = new Semaphore(0);

  /** How many texts it has. */
  final AtomicInteger texts = new AtomicInteger();

  SlowHost() throws IOException {
    listening = new ServerSocket();
    // Little room between the two, so that whoever sends waits for whoever takes.
    listening.setReceiveBufferSize(4_096);
    listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on it takes what is sent to it. */
  void take() {
    taking.countDown();
    answering.countDown();
  }

  /** From now on it takes what is sent to it, and thinks about it. */
  void takeInSilence() {
    taking.countDown();
  }

  /** It has made up its mind. */
  void answer() {
    answering.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        Thread.startVirtualThread(() -> converse(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void converse(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 64)) {
      OutputStream out = socket.getOutputStream();
      say(out, "220 slow.test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("DATA")) {
          say(out, "354 Slowly");
          begun.release();
          taking.await();
          while (!in.readLine().equals(".")) {
            // The text is of no interest.
          }
          texts.incrementAndGet();
          answering.await();
        }
        say(out, "250 Fine");
      }
    } catch (IOException | InterruptedException | NullPointerException gone) {
      // Whoever sent has left.
    }
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    take();
    listening.close();
  }
}
