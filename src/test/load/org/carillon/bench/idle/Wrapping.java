package org.carillon.bench.idle;

/** The layer between IMAP and the socket. */
enum Wrapping {
  PLAIN,
  TLS,
  COMPRESS
}
