package org.carillon.mailauth.dmarc;

/** The flag that tells whether a record belongs to a public suffix (RFC 9989 §4.7, {@code psd}). */
public enum SuffixFlag {
  /** The domain is a public suffix, below which others register domains. */
  PUBLIC_SUFFIX,
  /** The domain is the topmost domain of an organization. */
  ORGANIZATION,
  /** The record does not tell; the tree walk decides. */
  UNKNOWN
}
