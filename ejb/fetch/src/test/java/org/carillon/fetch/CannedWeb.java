package org.carillon.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;

/** A fake web with prepared responses by host and path. No other host exists. */
public final class CannedWeb implements PeerDialer {
  private final Map<String, byte[]> answers = new HashMap<>();

  public final List<String> dialled = new ArrayList<>();

  public final List<ByteArrayOutputStream> asked = new ArrayList<>();

  /** Serves a file at an address. */
  public CannedWeb with(String address, byte[] file) {
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Length: " + file.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head);
    whole.writeBytes(file);
    return answering(address, whole.toByteArray());
  }

  /** Makes the host of an address too busy to answer. */
  public CannedWeb busy(String address) {
    return answering(address, "HTTP/1.1 503 Busy\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Serves a whole response, including its header, at an address. */
  public CannedWeb answering(String address, byte[] answer) {
    answers.put(address, answer);
    return this;
  }

  @Override
  public PeerConnection open(PeerAddress address, Duration patience) throws IOException {
    dialled.add(address.toString());
    if (!(address instanceof PeerAddress.Resolved resolved)
        || answers.keySet().stream().noneMatch(each -> each.startsWith(resolved.host() + "/"))) {
      throw new IOException("Connection refused: " + address);
    }
    ByteArrayOutputStream asked = new ByteArrayOutputStream();
    this.asked.add(asked);
    return new PeerConnection() {
      @Override
      public InputStream in() {
        String path = asked.toString(StandardCharsets.ISO_8859_1).split(" ")[1];
        byte[] missing = "HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return new ByteArrayInputStream(answers.getOrDefault(resolved.host() + path, missing));
      }

      @Override
      public OutputStream out() {
        return asked;
      }

      @Override
      public void close() {
        // No connection is open.
      }
    };
  }
}
