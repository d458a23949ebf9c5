package org.carillon.push;

/**
 * A browser's push subscription (Push API).
 *
 * @param endpoint the address of its push service that messages for it are sent to
 * @param key its public key (RFC 8291 §3.1), in base64url
 * @param secret the secret shared with the sender (RFC 8291 §3.2), in base64url
 * @param device the user's name for the device
 * @param detailed whether notifications may name the sender and the subject
 */
public record NewSubscription(
    String endpoint, String key, String secret, String device, boolean detailed) {

  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "NewSubscription[" + device + "]";
  }
}
