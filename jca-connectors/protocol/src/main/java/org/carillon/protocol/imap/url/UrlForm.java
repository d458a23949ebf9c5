package org.carillon.protocol.imap.url;

/** In what form URLFETCH tells what a URL points to (RFC 5524 §3.1). */
enum UrlForm {
  /** As it is stored. */
  BODY,
  /** With its transfer encoding taken off. */
  BINARY,
  /** The structure of the body part. */
  BODYPARTSTRUCTURE
}
