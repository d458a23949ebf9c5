package org.carillon.mailauth.spf;

/** Ends an evaluation at once, from any depth (RFC 7208 §4.4, §4.6). It becomes a result. */
final class SpfAbortException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient SpfResult result;

  private SpfAbortException(SpfResult result) {
    super(result.reason(), null, false, false);
    this.result = result;
  }

  static SpfAbortException permanent(String reason) {
    return new SpfAbortException(new SpfResult.PermError(reason));
  }

  static SpfAbortException temporary(String reason) {
    return new SpfAbortException(new SpfResult.TempError(reason));
  }

  SpfResult result() {
    return result;
  }
}
