package org.carillon.filter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.format.mime.header.Header;

/** A peer with fixed answers, which records what it is sent. */
public final class CannedPeer implements PeerConnection {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final InputStream answers;

  /** Creates a peer whose answer has one octet for each character of the text. */
  public CannedPeer(String answers) {
    this(answers.getBytes(StandardCharsets.ISO_8859_1));
  }

  public CannedPeer(byte[] answers) {
    this.answers = new ByteArrayInputStream(answers);
  }

  @Override
  public InputStream in() {
    return answers;
  }

  @Override
  public OutputStream out() {
    return told;
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  /** Returns what it was sent, with one character for each octet. */
  public String told() {
    return told.toString(StandardCharsets.ISO_8859_1);
  }

  public static MessageOctets message(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    Header header = Header.parse(octets);
    return new MessageOctets(header, Content.of(octets), header.length());
  }

  public static MessageContext context() {
    return new MessageContext(
        "q1",
        "mx.example.test",
        InetAddress.ofLiteral("192.0.2.7"),
        "mail.bank.example",
        "ESMTPS",
        "TLSv1.3 TLS_AES_256_GCM_SHA384",
        Optional.empty(),
        "boss@bank.example",
        List.of("alice@example.test", "bob@example.test"));
  }
}
