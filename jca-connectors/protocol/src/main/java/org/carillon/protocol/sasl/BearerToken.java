package org.carillon.protocol.sasl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.SignIn;
import org.carillon.format.mime.encoding.Charsets;

/**
 * OAUTHBEARER (RFC 7628) and XOAUTH2, its predecessor by Google, which most programs know: the
 * client sends a token. If it is invalid, the client gets the reason in JSON and must send
 * something before it is refused (RFC 7628 §3.2.3).
 */
final class BearerToken implements SaslExchange {

  /** The format of the client's message. */
  enum Form {
    RFC_7628("n,(?:a=([^,]{1,1024}))?,", "{\"status\":\"invalid_token\",\"scope\":\"\""),
    XOAUTH2("user=(.{1,1024})", "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"\"");

    private final Pattern header;

    /** The JSON without its end. */
    private final String refusal;

    Form(String header, String refusal) {
      this.header = Pattern.compile(header);
      this.refusal = refusal;
    }
  }

  private static final String SEPARATOR = "\1";

  /** Host, port and so on accompany the token; no client sends more. */
  private static final int MOST_PARTS = 16;

  private static final Pattern AUTH =
      Pattern.compile("auth=[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]{1,8192})");

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._~:/\\[\\]-]+");

  private final SaslPeer peer;
  private final Form form;

  /** The refusal after the client has been sent the reason; null before. */
  private SignIn refusal;

  BearerToken(SaslPeer peer, Form form) {
    this.peer = peer;
    this.form = form;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (refusal != null) {
      return new SaslStep.Decided(refusal);
    }
    if (response.isEmpty()) {
      return new SaslStep.Challenge("");
    }
    return Charsets.utf8(response.get()).map(this::parse).orElseGet(SaslStep.Malformed::new);
  }

  private SaslStep parse(String message) {
    // A header, pairs, and two separators at the end.
    List<String> parts = List.of(message.split(SEPARATOR, -1));
    int pairs = parts.size() - 2;
    Matcher said = form.header.matcher(parts.getFirst());
    if (pairs < 1
        || pairs > MOST_PARTS
        || !parts.get(pairs).isEmpty()
        || !parts.getLast().isEmpty()
        || message.indexOf('\0') >= 0
        || !said.matches()) {
      return new SaslStep.Malformed();
    }
    Optional<String> token =
        parts.subList(1, pairs).stream()
            .map(AUTH::matcher)
            .filter(Matcher::matches)
            .map(auth -> auth.group(1))
            .findFirst();
    if (token.isEmpty()) {
      return new SaslStep.Malformed();
    }
    String authorization =
        Optional.ofNullable(said.group(1))
            .map(name -> name.replace("=2C", ",").replace("=3D", "="))
            .orElse("");
    SignIn answer = peer.signIn(new Credentials.Token(authorization, token.get()));
    if (answer instanceof SignIn.Rejected) {
      refusal = answer;
      return new SaslStep.Challenge(form.refusal + whereTokensAre() + "}");
    }
    return new SaslStep.Decided(answer);
  }

  /** RFC 7628 §3.2.2; an address that could break the JSON is left out. */
  private String whereTokensAre() {
    return peer.openIdConfiguration()
        .filter(address -> ADDRESS.matcher(address).matches())
        .map(address -> ",\"openid-configuration\":\"" + address + "\"")
        .orElse("");
  }
}
