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

/** A host that accepts mail, but takes the text and replies to it only when the test says so. */
final class SlowHost implements AutoCloseable {
  private final ServerSocket listening;
  private final CountDownLatch taking = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);

  /** A permit for each message that has begun. */
  final Semaphore begun = new Semaphore(0);

  /** The number of texts received. */
  final AtomicInteger texts = new AtomicInteger();

  SlowHost() throws IOException {
    listening = new ServerSocket();
    // Small buffers, so that the sender waits for the receiver.
    listening.setReceiveBufferSize(4_096);
    listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Receives texts from now on. */
  void take() {
    taking.countDown();
    answering.countDown();
  }

  /** Receives texts from now on, but does not reply to them. */
  void takeInSilence() {
    taking.countDown();
  }

  /** Replies to the texts from now on. */
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
            // The text is discarded.
          }
          texts.incrementAndGet();
          answering.await();
        }
        say(out, "250 Fine");
      }
    } catch (IOException | InterruptedException | NullPointerException gone) {
      // The sender left.
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
