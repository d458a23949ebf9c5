package org.carillon.mailauth.dmarc;

/** Whether a record is a public suffix's (RFC 9989 §4.7, {@code psd}). */
public enum SuffixFlag {
  /** Others register below it. */
  PUBLIC_SUFFIX,
  /** It is an organization's topmost domain. */
  ORGANIZATION,
  /** The tree walk tells. */
  UNKNOWN
}
