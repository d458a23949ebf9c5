package org.carillon.mailauth.spf;

/**
 * Ends an evaluation at once, from any depth (RFC 7208 §4.4, §4.6). It is converted to a result.
 */
final class SpfStop extends Exception {
  private static final long serialVersionUID = 1;

  private final transient SpfResult result;

  private SpfStop(SpfResult result) {
    super(result.reason(), null, false, false);
    this.result = result;
  }

  static SpfStop permanent(String reason) {
    return new SpfStop(new SpfResult.PermError(reason));
  }

  static SpfStop temporary(String reason) {
    return new SpfStop(new SpfResult.TempError(reason));
  }

  SpfResult result() {
    return result;
  }
}
