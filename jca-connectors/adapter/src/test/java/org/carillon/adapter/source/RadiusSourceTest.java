package org.carillon.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aaa4j.radius.core.attribute.Attribute;
import org.aaa4j.radius.core.attribute.attributes.MessageAuthenticator;
import org.aaa4j.radius.core.attribute.attributes.UserName;
import org.aaa4j.radius.core.attribute.attributes.UserPassword;
import org.aaa4j.radius.core.dictionary.dictionaries.StandardDictionary;
import org.aaa4j.radius.core.packet.Packet;
import org.aaa4j.radius.core.packet.PacketCodec;
import org.aaa4j.radius.core.packet.PacketCodecException;
import org.aaa4j.radius.core.packet.packets.AccessAccept;
import org.aaa4j.radius.core.packet.packets.AccessReject;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that only authenticated responses of a RADIUS server are believed. */
class RadiusSourceTest {
  private static final String SECRET = "shared by both";
  private static final SourceLogin ANN = new SourceLogin("ann", "corp.test");

  private final PacketCodec codec = new PacketCodec(new StandardDictionary());
  private final List<DatagramSocket> sockets = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();

  @AfterEach
  void stop() {
    sockets.forEach(DatagramSocket::close);
  }

  /** Answers a request; empty for no answer. */
  @FunctionalInterface
  private interface Server {
    List<byte[]> answers(byte[] request) throws PacketCodecException;
  }

  private int start(Server server) throws SocketException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    sockets.add(socket);
    Thread.ofVirtual().start(() -> serve(socket, server));
    return socket.getLocalPort();
  }

  private void serve(DatagramSocket socket, Server server) {
    try {
      while (true) {
        DatagramPacket in = new DatagramPacket(new byte[4096], 4096);
        socket.receive(in);
        byte[] request = Arrays.copyOf(in.getData(), in.getLength());
        synchronized (requests) {
          requests.add(request);
        }
        for (byte[] answer : server.answers(request)) {
          socket.send(new DatagramPacket(answer, answer.length, in.getSocketAddress()));
        }
      }
    } catch (IOException | PacketCodecException closed) {
      socket.close();
    }
  }

  private byte[] answer(byte[] request, Attribute<?>... attributes) throws PacketCodecException {
    Packet asked = codec.decodeRequest(request, secret());
    boolean isRight =
        name(asked).equals("ann@corp.test")
            && Arrays.equals(
                asked.getAttribute(UserPassword.class).orElseThrow().getData().getValue(),
                "right".getBytes(StandardCharsets.UTF_8));
    Packet response =
        isRight ? new AccessAccept(List.of(attributes)) : new AccessReject(List.of(attributes));
    return codec.encodeResponse(
        response, secret(), request[1] & 0xff, Arrays.copyOfRange(request, 4, 20));
  }

  private static String name(Packet asked) {
    return asked.getAttribute(UserName.class).orElseThrow().getData().getValue();
  }

  private static byte[] secret() {
    return SECRET.getBytes(StandardCharsets.UTF_8);
  }

  private static RadiusSource source(int... ports) {
    List<SourceConnectionSettings.Server> servers = new ArrayList<>();
    for (int port : ports) {
      servers.add(new SourceConnectionSettings.Server("127.0.0.1", port, false));
    }
    return new RadiusSource(
        new SourceConnectionSettings.Radius(
            servers, SECRET, "{address}", "mail.test", Duration.ofMillis(1500)));
  }

  @Test
  void radiusServerAcceptsAndRejectsPasswords() throws Exception {
    int port = start(request -> List.of(answer(request, new MessageAuthenticator())));
    try (var source = source(port)) {
      assertThat(source.check(ANN, "right"))
          .isEqualTo(new SourceAnswer.Known(new SourceIdentity("ann@corp.test", Map.of())));
      assertThat(source.check(ANN, "wrong")).isEqualTo(new SourceAnswer.Wrong());
      assertThat(source.check(ANN, "x".repeat(129))).isEqualTo(new SourceAnswer.Wrong());
      assertThat(source.find(ANN)).isEqualTo(new SourceAnswer.Silent());
      assertThat(source.introduce()).hasSize(1).first().asString().contains("AccessReject");
    }
    // It protects the whole request and comes before all attributes of the client (RFC 3579 §3.2).
    assertThat(requests).allSatisfy(request -> assertThat(request[20]).isEqualTo((byte) 80));
  }

  @Test
  void unauthenticatedResponsesAreIgnored() throws Exception {
    int unproven = start(request -> List.of(answer(request)));
    int forged =
        start(
            request -> {
              byte[] answer = answer(request, new MessageAuthenticator());
              // Turns the reject into an accept.
              answer[0] = 2;
              return List.of(answer);
            });
    try (var withoutProof = source(unproven);
        var withWrongProof = source(forged)) {
      assertThatThrownBy(() -> withoutProof.check(ANN, "right"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Message-Authenticator");
      assertThatThrownBy(() -> withWrongProof.check(ANN, "wrong")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void forgedResponseDoesNotHideTheGenuineOne() throws Exception {
    int port =
        start(
            request ->
                List.of(
                    new byte[20], answer(request), answer(request, new MessageAuthenticator())));
    try (var source = source(port)) {
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
    }
  }

  @Test
  void requestIsRepeatedAndThenSentToTheNextServer() throws Exception {
    int lossy =
        start(
            request ->
                requests.size() % 3 == 0
                    ? List.of(answer(request, new MessageAuthenticator()))
                    : List.of());
    try (var source = source(lossy)) {
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
    }
    assertThat(requests).hasSize(3).allMatch(request -> Arrays.equals(request, requests.get(0)));

    int silent = start(_ -> List.of());
    int answers = start(request -> List.of(answer(request, new MessageAuthenticator())));
    try (var source = source(silent, answers)) {
      assertThat(source.check(ANN, "right")).isInstanceOf(SourceAnswer.Known.class);
    }
  }
}
