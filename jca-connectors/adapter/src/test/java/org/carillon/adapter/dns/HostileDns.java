package org.carillon.adapter.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Message;

/** A DNS server on loopback that sends arbitrary octets and counts questions. */
final class HostileDns implements AutoCloseable {
  private static final int TRIES = 50;

  interface Behaviour {
    /** The datagrams that answer a query; none for silence. */
    List<byte[]> datagrams(Message query) throws IOException;

    /** The octets for a stream, with a length before them that may be wrong; null for silence. */
    default byte[] stream(Message query) throws IOException {
      return null;
    }
  }

  private final Behaviour behaviour;
  private final DatagramSocket socket;
  private final ServerSocket streams;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  HostileDns(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    DatagramSocket datagrams = null;
    ServerSocket listening = null;
    // A port that is free for UDP may be in use for TCP.
    for (int tries = 0; datagrams == null && tries < TRIES; tries++) {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      try {
        datagrams = new DatagramSocket(listening.getLocalPort(), InetAddress.getLoopbackAddress());
      } catch (BindException taken) {
        listening.close();
      }
    }
    if (datagrams == null) {
      throw new BindException("No port is free for both");
    }
    socket = datagrams;
    streams = listening;
    Thread.ofVirtual().start(this::serve);
    Thread.ofVirtual().start(this::serveStreams);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  int asked() {
    return asked.get();
  }

  int connections() {
    return connections.get();
  }

  void refuseStreams() throws IOException {
    streams.close();
  }

  private void serve() {
    byte[] buffer = new byte[1_500];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        asked.incrementAndGet();
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        for (byte[] answer : behaviour.datagrams(query)) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void serveStreams() {
    while (!streams.isClosed()) {
      try {
        Socket stream = streams.accept();
        connections.incrementAndGet();
        open.add(stream);
        Thread.ofVirtual().start(() -> serve(stream));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket stream) {
    try {
      DataInputStream in = new DataInputStream(stream.getInputStream());
      byte[] query = new byte[in.readUnsignedShort()];
      in.readFully(query);
      byte[] answer = behaviour.stream(new Message(query));
      if (answer != null) {
        DataOutputStream out = new DataOutputStream(stream.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
        in.read();
      }
    } catch (IOException e) {
      // The client left, or the test is over.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    streams.close();
    for (Socket stream : open) {
      stream.close();
    }
  }
}
