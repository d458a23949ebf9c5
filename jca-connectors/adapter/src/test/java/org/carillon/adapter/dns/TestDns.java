package org.carillon.adapter.dns;

import java.io.ByteArrayInputStream;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback with the test's records. */
public final class TestDns implements AutoCloseable {
  /** Longer answers are truncated and asked for again over a stream. */
  private static final int MOST_DATAGRAM = 1_232;

  private final DatagramSocket socket;
  private final ServerSocket streams;
  private final List<Record> records = new ArrayList<>();
  private final Set<Name> failing = new HashSet<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean silent;

  /** Serves a zone in master file format. */
  public TestDns(String zone) throws IOException {
    try (Master master =
        new Master(new ByteArrayInputStream(zone.getBytes("US-ASCII")), Name.root, 60)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
    }
    DatagramSocket datagrams = null;
    ServerSocket connections = null;
    // A port that is free for UDP may be in use for TCP.
    for (int tries = 0; datagrams == null && tries < 50; tries++) {
      connections = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      try {
        datagrams =
            new DatagramSocket(connections.getLocalPort(), InetAddress.getLoopbackAddress());
      } catch (BindException taken) {
        connections.close();
      }
    }
    socket = Objects.requireNonNull(datagrams, "No port is free for both");
    streams = connections;
    Thread.ofVirtual().start(this::serve);
    Thread.ofVirtual().start(this::serveStreams);
  }

  /** Answers SERVFAIL for a name. */
  public TestDns failing(String name) throws IOException {
    failing.add(Name.fromString(name, Name.root));
    return this;
  }

  public void silent(boolean now) {
    silent = now;
  }

  public int asked() {
    return asked.get();
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void serve() {
    byte[] buffer = new byte[1_500];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        asked.incrementAndGet();
        if (silent) {
          continue;
        }
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] wire = datagram(answer(query));
        socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static byte[] datagram(Message answer) {
    byte[] whole = answer.toWire();
    if (whole.length <= MOST_DATAGRAM) {
      return whole;
    }
    answer.removeAllRecords(Section.ANSWER);
    answer.getHeader().setFlag(Flags.TC);
    return answer.toWire();
  }

  /** RFC 1035 §4.2.2: a length of two octets before each message. */
  private void serveStreams() {
    while (!streams.isClosed()) {
      try (Socket stream = streams.accept()) {
        DataInputStream in = new DataInputStream(stream.getInputStream());
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        byte[] wire = answer(new Message(query)).toWire();
        DataOutputStream out = new DataOutputStream(stream.getOutputStream());
        out.writeShort(wire.length);
        out.write(wire);
        out.flush();
        in.read();
      } catch (IOException e) {
        // The client left, or the test is over.
      }
    }
  }

  private Message answer(Message query) {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question, Section.QUESTION);
    if (failing.contains(question.getName())) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
      return answer;
    }
    boolean exists = records.stream().anyMatch(r -> r.getName().equals(question.getName()));
    answer.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
    records.stream()
        .filter(r -> r.getName().equals(question.getName()))
        .filter(r -> r.getType() == question.getType() || r.getType() == Type.CNAME)
        .forEach(r -> answer.addRecord(r, Section.ANSWER));
    return answer;
  }

  @Override
  public void close() {
    socket.close();
    try {
      streams.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
