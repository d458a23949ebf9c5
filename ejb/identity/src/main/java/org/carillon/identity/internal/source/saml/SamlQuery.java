package org.carillon.identity.internal.source.saml;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.opensaml.xmlsec.signature.support.SignatureConstants;

/** Messages in URLs: the HTTP-Redirect binding (SAML 2.0 Bindings §3.4). */
final class SamlQuery {
  static final String REQUEST = "SAMLRequest";
  static final String RESPONSE = "SAMLResponse";
  private static final String RELAY_STATE = "RelayState";
  private static final String ALGORITHM = "SigAlg";
  private static final String SIGNATURE = "Signature";
  private static final int MOST_QUERY = 20_000;
  private static final int MOST_MESSAGE = 100_000;

  /** The signature algorithms, with their names in the JDK. SHA-1 is not accepted. */
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256, "SHA256withRSA",
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384, "SHA384withRSA",
          SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512, "SHA512withRSA");

  private SamlQuery() {}

  /**
   * Returns the address to which a browser is redirected with a message.
   *
   * @param kind {@link #REQUEST} or {@link #RESPONSE}
   * @param relayState the text that comes back with the answer; empty for none
   * @param signer the key that signs it; empty for no signature
   */
  static URI write(
      URI place, String kind, String message, String relayState, Optional<SamlKey> signer) {
    StringBuilder query = new StringBuilder(kind).append('=').append(encoded(deflated(message)));
    if (!relayState.isEmpty()) {
      query.append('&').append(RELAY_STATE).append('=').append(encoded(relayState));
    }
    if (signer.isPresent()) {
      query
          .append('&')
          .append(ALGORITHM)
          .append('=')
          .append(encoded(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256));
      String signature = signed(signer.get(), query.toString());
      query.append('&').append(SIGNATURE).append('=').append(encoded(signature));
    }
    String text = place.toString();
    return URI.create(text + (place.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String signed(SamlKey signer, String query) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.key());
      signature.update(query.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Nothing could be signed", impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String deflated(String text) {
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[4_096];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return Base64.getEncoder().encodeToString(out.toByteArray());
    }
  }

  /**
   * A received message.
   *
   * @param relayState the text that goes back with the answer; empty for none
   */
  record Said(String message, String relayState) {}

  /**
   * Returns the message of a query, which must be signed.
   *
   * @param query the query as the browser sent it, because its octets are signed
   * @throws InvalidSaml if it has no message, or no signature by one of the keys
   */
  static Said read(String query, String kind, List<X509Certificate> certificates)
      throws InvalidSaml {
    if (query.length() > MOST_QUERY) {
      throw new InvalidSaml("too long");
    }
    Map<String, String> raw = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0 && raw.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw new InvalidSaml("a parameter occurs twice");
      }
    }
    if (!raw.containsKey(kind) || !raw.containsKey(ALGORITHM) || !raw.containsKey(SIGNATURE)) {
      throw new InvalidSaml("not signed");
    }
    StringBuilder signed = new StringBuilder(kind).append('=').append(raw.get(kind));
    if (raw.containsKey(RELAY_STATE)) {
      signed.append('&').append(RELAY_STATE).append('=').append(raw.get(RELAY_STATE));
    }
    signed.append('&').append(ALGORITHM).append('=').append(raw.get(ALGORITHM));
    String algorithm = ALGORITHMS.get(decoded(raw.get(ALGORITHM)));
    byte[] signature = octets(decoded(raw.get(SIGNATURE)));
    boolean isTheirs =
        algorithm != null
            && certificates.stream()
                .map(X509Certificate::getPublicKey)
                .anyMatch(key -> isSigned(key, algorithm, signed.toString(), signature));
    if (!isTheirs) {
      throw new InvalidSaml("not signed by a key of the provider");
    }
    return new Said(
        inflated(octets(decoded(raw.get(kind)))), decoded(raw.getOrDefault(RELAY_STATE, "")));
  }

  private static boolean isSigned(
      PublicKey key, String algorithm, String signed, byte[] signature) {
    try {
      Signature check = Signature.getInstance(algorithm);
      check.initVerify(key);
      check.update(signed.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private static String decoded(String text) throws InvalidSaml {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidSaml("malformed", malformed);
    }
  }

  private static byte[] octets(String text) throws InvalidSaml {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidSaml("malformed", malformed);
    }
  }

  private static String inflated(byte[] octets) throws InvalidSaml {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(octets);
      byte[] out = new byte[MOST_MESSAGE];
      int length = 0;
      while (!inflater.finished() && length < MOST_MESSAGE) {
        int more = inflater.inflate(out, length, MOST_MESSAGE - length);
        if (more == 0 && !inflater.finished()) {
          throw new InvalidSaml("truncated data");
        }
        length += more;
      }
      if (!inflater.finished()) {
        throw new InvalidSaml("too long");
      }
      return new String(out, 0, length, StandardCharsets.UTF_8);
    } catch (DataFormatException malformed) {
      throw new InvalidSaml("malformed", malformed);
    }
  }
}
