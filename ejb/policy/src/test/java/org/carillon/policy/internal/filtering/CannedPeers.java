package org.carillon.policy.internal.filtering;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;

/** Programs with canned answers by their addresses. Other addresses refuse connections. */
final class CannedPeers implements PeerDialer {
  private final Map<String, String> answers = new HashMap<>();
  private final List<Canned> opened = new ArrayList<>();
  int dials;

  private record Canned(InputStream in, ByteArrayOutputStream out) implements PeerConnection {
    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** Each octet of the text is an octet of the answer. */
  CannedPeers answering(String address, String answer) {
    answers.put(address, answer);
    return this;
  }

  @Override
  public PeerConnection open(PeerAddress address, Duration patience) throws IOException {
    dials++;
    String answer = answers.get(address.toString());
    if (answer == null) {
      throw new IOException("Connection refused: " + address);
    }
    Canned canned =
        new Canned(
            new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)),
            new ByteArrayOutputStream());
    opened.add(canned);
    return canned;
  }

  List<String> told() {
    return opened.stream().map(each -> each.out().toString(StandardCharsets.ISO_8859_1)).toList();
  }

  /** Returns the packets of a milter that negotiates one step and answers only at the end. */
  static String milter(String... packets) {
    StringBuilder all = new StringBuilder(packet("O\0\0\0\6\0\0\1\377\0\0\2\177"));
    for (String packet : packets) {
      all.append(packet(packet));
    }
    return all.toString();
  }

  private static String packet(String command) {
    return "\0\0" + (char) (command.length() / 256) + (char) (command.length() % 256) + command;
  }
}
