package org.carillon.mailauth.spf;

/** The result for a client that a directive matches (RFC 7208 §4.6.2). */
enum SpfQualifier {
  PASS,
  FAIL,
  SOFT_FAIL,
  NEUTRAL
}
