package org.carillon.protocol.sasl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;

/**
 * NTLM (MS-NLMP §2.2.1) with Unicode names and version 2 of its response; no signing, no sealing.
 * The client sends NEGOTIATE, the server CHALLENGE, the client AUTHENTICATE.
 */
final class Ntlm implements SaslExchange {
  private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final int NEGOTIATE = 1;
  private static final int CHALLENGE = 2;
  private static final int AUTHENTICATE = 3;

  /** UNICODE, REQUEST_TARGET, NTLM, TARGET_TYPE_DOMAIN, EXTENDED_SESSIONSECURITY, TARGET_INFO. */
  private static final int FLAGS = 0x1 | 0x4 | 0x200 | 0x1_0000 | 0x8_0000 | 0x80_0000;

  private static final int UNICODE = 0x1;
  private static final int CHALLENGE_HEADER = 48;
  private static final int LEAST_AUTHENTICATE = 64;
  private static final int DOMAIN_NAME = 2;
  private static final int DNS_DOMAIN_NAME = 4;

  private final SaslPeer peer;
  private final byte[] challenge = new byte[8];
  private boolean challenged;

  Ntlm(SaslPeer peer) {
    this.peer = peer;
    new SecureRandom().nextBytes(challenge);
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty() || (response.get().length == 0 && !challenged)) {
      return new SaslStep.Challenge("");
    }
    ByteBuffer message = ByteBuffer.wrap(response.get()).order(ByteOrder.LITTLE_ENDIAN);
    if (!isMessage(message, challenged ? AUTHENTICATE : NEGOTIATE)) {
      return new SaslStep.Malformed();
    }
    if (challenged) {
      return authenticate(message);
    }
    challenged = true;
    return new SaslStep.Challenge(challenge());
  }

  private static boolean isMessage(ByteBuffer message, int type) {
    return message.limit() >= SIGNATURE.length + Integer.BYTES
        && Arrays.equals(Arrays.copyOf(message.array(), SIGNATURE.length), SIGNATURE)
        && message.getInt(SIGNATURE.length) == type;
  }

  /** MS-NLMP §2.2.1.2. */
  private byte[] challenge() {
    byte[] target =
        peer.sessions().domain(peer.peer()).orElse("").getBytes(StandardCharsets.UTF_16LE);
    int information = 3 * 2 * Short.BYTES + 2 * target.length;
    ByteBuffer out =
        ByteBuffer.allocate(CHALLENGE_HEADER + target.length + information)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(SIGNATURE).putInt(CHALLENGE);
    field(out, target.length, CHALLENGE_HEADER);
    out.putInt(FLAGS).put(challenge).putLong(0);
    field(out, information, CHALLENGE_HEADER + target.length);
    out.put(target);
    pair(out, DOMAIN_NAME, target);
    pair(out, DNS_DOMAIN_NAME, target);
    pair(out, 0, new byte[0]);
    return out.array();
  }

  private static void field(ByteBuffer out, int length, int offset) {
    out.putShort((short) length).putShort((short) length).putInt(offset);
  }

  private static void pair(ByteBuffer out, int id, byte[] value) {
    out.putShort((short) id).putShort((short) value.length).put(value);
  }

  /** MS-NLMP §2.2.1.3. */
  private SaslStep authenticate(ByteBuffer message) {
    if (message.limit() < LEAST_AUTHENTICATE || (message.getInt(60) & UNICODE) == 0) {
      return new SaslStep.Malformed();
    }
    Optional<byte[]> response = octets(message, 20);
    Optional<String> domain = octets(message, 28).map(Ntlm::text);
    Optional<String> name = octets(message, 36).map(Ntlm::text);
    if (response.isEmpty() || domain.isEmpty() || name.filter(n -> !n.isEmpty()).isEmpty()) {
      return new SaslStep.Malformed();
    }
    return new SaslStep.Decided(
        peer.signIn(
            new Credentials.Challenged(
                "",
                account(name.get(), domain.get()),
                new Evidence.Ntlm(name.get(), domain.get(), challenge, response.get()))));
  }

  /** The domain of an account counts as a mail domain only if it looks like one. */
  private static String account(String name, String domain) {
    return name.contains("@") || domain.indexOf('.') < 0 ? name : name + "@" + domain;
  }

  /** Returns the octets that a field of length and offset points to. */
  private static Optional<byte[]> octets(ByteBuffer message, int field) {
    int length = Short.toUnsignedInt(message.getShort(field));
    int offset = message.getInt(field + 2 * Short.BYTES);
    return offset < 0 || offset > message.limit() - length
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(message.array(), offset, offset + length));
  }

  private static String text(byte[] letters) {
    return new String(letters, StandardCharsets.UTF_16LE);
  }
}
