package org.carillon.push;

/**
 * What a browser says of how it is told (Push API).
 *
 * @param endpoint the address of its push service that messages for it are sent to
 * @param key its public key (RFC 8291 §3.1), in base64url
 * @param secret what it shares with the sender (RFC 8291 §3.2), in base64url
 * @param device what people call the device
 * @param detailed whether it may be told who wrote and about what
 */
public record NewSubscription(
    String endpoint, String key, String secret, String device, boolean detailed) {

  /** Leaves the secrets out, so that no log can show them. */
  @Override
  public String toString() {
    return "NewSubscription[" + device + "]";
  }
}
