package org.carillon.identity.secondfactor;

/**
 * An authenticator that is being set up; nothing is kept of it before its first code was right.
 *
 * @param key by which it is confirmed, for a few minutes
 * @param secret for typing: base32 in groups
 * @param uri for a QR code ({@code otpauth://totp/…}, the form that authenticators agree on)
 */
public record NewSecondFactor(String key, String secret, String uri) {
  /** Leaves the secret out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewSecondFactor[]";
  }
}
