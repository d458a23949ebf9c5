package org.carillon.protocol.ldap.filter;

/** The result of a filter for an entry (RFC 4511 §4.5.1.7). */
public enum Truth {
  TRUE,
  FALSE,
  /** The filter has something that is not known here. */
  UNDEFINED;

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNDEFINED -> UNDEFINED;
    };
  }
}
