package org.carillon.identity.secondfactor;

/**
 * An authenticator that is being set up. The server stores nothing of it until its first code was
 * right.
 *
 * @param key the key by which it is confirmed; valid for a few minutes
 * @param secret the secret for typing: base32 in groups
 * @param uri the URI for a QR code ({@code otpauth://totp/…}, the form that authenticators agree
 *     on)
 */
public record NewSecondFactor(String key, String secret, String uri) {
  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewSecondFactor[]";
  }
}
