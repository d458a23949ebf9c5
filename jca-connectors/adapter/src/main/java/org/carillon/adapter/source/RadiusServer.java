package org.carillon.adapter.source;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.aaa4j.radius.core.attribute.StringData;
import org.aaa4j.radius.core.attribute.TextData;
import org.aaa4j.radius.core.attribute.attributes.MessageAuthenticator;
import org.aaa4j.radius.core.attribute.attributes.NasIdentifier;
import org.aaa4j.radius.core.attribute.attributes.UserName;
import org.aaa4j.radius.core.attribute.attributes.UserPassword;
import org.aaa4j.radius.core.dictionary.dictionaries.StandardDictionary;
import org.aaa4j.radius.core.packet.Packet;
import org.aaa4j.radius.core.packet.PacketCodec;
import org.aaa4j.radius.core.packet.PacketCodecException;
import org.aaa4j.radius.core.packet.packets.AccessRequest;
import org.carillon.contract.source.SourceConnectionSettings;

/**
 * A RADIUS server. The library only encodes and decodes packets; its sockets would accept forged
 * datagrams.
 */
final class RadiusServer {
  private static final int TRIES = 3;
  private static final int MOST_PACKET = 4_096;
  private static final int AUTHENTICATOR = 16;
  private static final int IDENTIFIER = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SourceConnectionSettings.Radius place;
  private final SourceConnectionSettings.Server server;
  private final byte[] secret;
  private final PacketCodec codec = new PacketCodec(new StandardDictionary());

  RadiusServer(SourceConnectionSettings.Radius place, SourceConnectionSettings.Server server) {
    this.place = place;
    this.server = server;
    this.secret = place.secret().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends a name and a password (PAP, RFC 2865 §5.2), at most three times, until a response comes
   * that proves knowledge of the shared secret.
   *
   * @throws IOException when none comes
   */
  Packet ask(String user, byte[] password) throws IOException {
    byte[] authenticator = new byte[AUTHENTICATOR];
    RANDOM.nextBytes(authenticator);
    byte[] request;
    try {
      request = codec.encodeRequest(request(user, password), secret, authenticator);
    } catch (PacketCodecException impossible) {
      throw new IOException("No request can be made with that name", impossible);
    }
    // A connected socket accepts datagrams only from there.
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(server.host(), server.port()));
      boolean isHeard = false;
      for (int i = 0; i < TRIES; i++) {
        socket.send(new DatagramPacket(request, request.length));
        long end = System.nanoTime() + place.patience().dividedBy(TRIES).toNanos();
        DatagramPacket response = new DatagramPacket(new byte[MOST_PACKET], MOST_PACKET);
        while (received(socket, response, end)) {
          isHeard = true;
          byte[] octets = Arrays.copyOf(response.getData(), response.getLength());
          try {
            Packet packet = codec.decodeResponse(octets, secret, authenticator);
            if (octets[IDENTIFIER] == request[IDENTIFIER] && isAuthentic(packet)) {
              return packet;
            }
          } catch (PacketCodecException forged) {
            // A forged response: the right one may still come.
            continue;
          }
        }
      }
      throw new IOException(
          server
              + (isHeard
                  ? " answers without a valid Message-Authenticator: the shared secret"
                      + " differs, or the server is too old (RFC 3579 §3.2)"
                  : " does not answer: perhaps the shared secret differs"));
    }
  }

  /** Returns a request whose first attribute is the authenticator, against forged responses. */
  private AccessRequest request(String user, byte[] password) {
    return new AccessRequest(
        List.of(
            new MessageAuthenticator(),
            new UserName(new TextData(user)),
            new UserPassword(new StringData(password)),
            new NasIdentifier(new TextData(place.nas()))));
  }

  private static boolean received(DatagramSocket socket, DatagramPacket into, long end)
      throws IOException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left < 1) {
      return false;
    }
    socket.setSoTimeout((int) left);
    into.setLength(MOST_PACKET);
    try {
      socket.receive(into);
      return true;
    } catch (SocketTimeoutException late) {
      return false;
    }
  }

  /** Returns whether it has exactly one authenticator; checks the length, as the codec does not. */
  private static boolean isAuthentic(Packet packet) {
    List<MessageAuthenticator> all =
        packet.getAttributes().stream()
            .filter(MessageAuthenticator.class::isInstance)
            .map(MessageAuthenticator.class::cast)
            .toList();
    return all.size() == 1 && all.getFirst().getData().getValue().length == AUTHENTICATOR;
  }

  @Override
  public String toString() {
    return server.toString();
  }
}
