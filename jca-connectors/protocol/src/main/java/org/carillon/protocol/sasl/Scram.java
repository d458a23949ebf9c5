package org.carillon.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.SignIn;
import org.carillon.format.mime.encoding.Charsets;

/**
 * SCRAM (RFC 5802, RFC 7677), with and without channel binding. The client proves that it knows the
 * password, the server that it knows its keys, and with {@code -PLUS} both that there is no man in
 * the middle.
 */
final class Scram implements SaslExchange {
  /** gs2-header, client-first-message-bare; mandatory extensions ({@code m=}) are not supported. */
  private static final Pattern FIRST =
      Pattern.compile(
          "((?:([ny])|p=([A-Za-z0-9.-]{1,64})),(?:a=([^,]{1,1024}))?,)"
              + "(n=([^,]{1,1024}),r=([!-+--~]{1,512})(?:,[^\\x00]*)?)");

  private static final Pattern LAST =
      Pattern.compile(
          "(c=([A-Za-z0-9/+=]{1,2048}),r=([!-+--~]{1,600})(?:,[^\\x00]*)?),p=([A-Za-z0-9/+=]{1,128})");

  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private final SaslPeer peer;
  private final Challenge challenge;
  private final boolean bound;

  /** Null until the client's first message was parsed. */
  private First first;

  Scram(SaslPeer peer, Challenge challenge, boolean bound) {
    this.peer = peer;
    this.challenge = challenge;
    this.bound = bound;
  }

  private record First(
      byte[] binding, String authorization, String name, String nonce, String messages) {}

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new SaslStep.Challenge("");
    }
    Optional<String> text = Charsets.utf8(response.get());
    if (text.isEmpty()) {
      return new SaslStep.Malformed();
    }
    return first == null ? begin(text.get()) : end(text.get());
  }

  private SaslStep begin(String message) {
    Matcher said = FIRST.matcher(message);
    if (!said.matches()) {
      return new SaslStep.Malformed();
    }
    Optional<byte[]> binding = binding(said);
    Optional<String> name = name(said.group(6));
    Optional<String> authorization = said.group(4) == null ? Optional.of("") : name(said.group(4));
    if (binding.isEmpty() || name.isEmpty() || authorization.isEmpty()) {
      return new SaslStep.Malformed();
    }
    Optional<ScramSalt> salt = peer.salt(challenge, name.get());
    if (salt.isEmpty()) {
      return new SaslStep.Decided(new SignIn.NotNow("The keys can't be looked up now."));
    }
    String nonce = said.group(7) + SaslPeer.nonce();
    String text = Base64.getEncoder().encodeToString(salt.get().salt());
    String reply = "r=" + nonce + ",s=" + text + ",i=" + salt.get().iterations();
    String messages = said.group(5) + "," + reply;
    first = new First(binding.get(), authorization.get(), name.get(), nonce, messages);
    return new SaslStep.Challenge(reply);
  }

  /**
   * Returns the header and channel data that the client must repeat at the end; empty if it wants
   * unavailable data. A client that supports binding but thinks that we don't ({@code y}) got a
   * forged list of mechanisms (RFC 5802 §6).
   */
  private Optional<byte[]> binding(Matcher said) {
    byte[] header = said.group(1).getBytes(StandardCharsets.UTF_8);
    String type = said.group(3);
    if (bound != (type != null) || ("y".equals(said.group(2)) && peer.canBind())) {
      return Optional.empty();
    }
    return bound
        ? peer.tls().flatMap(tls -> ChannelBinding.of(tls, type)).map(data -> joined(header, data))
        : Optional.of(header);
  }

  private static byte[] joined(byte[] header, byte[] data) {
    byte[] both = Arrays.copyOf(header, header.length + data.length);
    System.arraycopy(data, 0, both, header.length, data.length);
    return both;
  }

  /** A saslname: {@code =2C} is a comma and {@code =3D} the equals sign. */
  private static Optional<String> name(String text) {
    String rest = text.replace("=2C", "").replace("=3D", "");
    return rest.indexOf('=') >= 0 || text.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(text.replace("=2C", ",").replace("=3D", "="));
  }

  private SaslStep end(String message) {
    Matcher said = LAST.matcher(message);
    if (!said.matches() || !said.group(3).equals(first.nonce)) {
      return new SaslStep.Malformed();
    }
    byte[] binding;
    byte[] proof;
    try {
      binding = Base64.getDecoder().decode(said.group(2));
      proof = Base64.getDecoder().decode(said.group(4));
    } catch (IllegalArgumentException notBase64) {
      return new SaslStep.Malformed();
    }
    if (!Arrays.equals(binding, first.binding)) {
      // A man in the middle: the client's channel is not ours.
      return new SaslStep.Decided(WRONG);
    }
    SignIn answer =
        peer.signIn(
            new Credentials.Challenged(
                first.authorization,
                first.name,
                new Evidence.Scram(challenge, first.messages + "," + said.group(1), proof)));
    return answer instanceof SignIn.Admitted admitted
        ? new SaslStep.Decided(
            answer,
            admitted
                .proof()
                .map(octets -> "v=" + Base64.getEncoder().encodeToString(octets))
                .map(text -> text.getBytes(StandardCharsets.US_ASCII)))
        : new SaslStep.Decided(answer);
  }
}
