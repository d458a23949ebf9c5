package org.carillon.protocol.imap.url;

/** The form in which URLFETCH returns the target of a URL (RFC 5524 §3.1). */
enum UrlForm {
  BODY,
  /** The content without its transfer encoding. */
  BINARY,
  /** The structure of the body part. */
  BODYPARTSTRUCTURE
}
