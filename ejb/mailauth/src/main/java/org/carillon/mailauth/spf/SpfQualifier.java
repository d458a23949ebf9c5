package org.carillon.mailauth.spf;

/** What a directive says of a client that it matches (RFC 7208 §4.6.2). */
enum SpfQualifier {
  PASS,
  FAIL,
  SOFT_FAIL,
  NEUTRAL
}
