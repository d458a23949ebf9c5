package org.carillon.bench.idle;

/** What lies between IMAP and the socket. */
enum Wrapping {
  PLAIN,
  TLS,
  COMPRESS
}
