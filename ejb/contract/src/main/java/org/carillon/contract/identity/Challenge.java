package org.carillon.contract.identity;

/**
 * A way to prove knowledge of a password without sending it: the server sends a challenge, and the
 * client computes a response from it and the password. Each way needs certain data to be kept for
 * each password, so it is available only where a domain keeps these data.
 */
public enum Challenge {
  /** APOP of POP3 (RFC 1939 §7). */
  APOP,
  /** CRAM-MD5 (RFC 2195). */
  CRAM_MD5,
  /** DIGEST-MD5 (RFC 2831, historic by RFC 6331). */
  DIGEST_MD5,
  /** NTLM, version 2 of its response (MS-NLMP §3.3.2). */
  NTLM,
  /** SCRAM-SHA-1 (RFC 5802). */
  SCRAM_SHA_1,
  /** SCRAM-SHA-256 (RFC 7677). */
  SCRAM_SHA_256,
  /** SCRAM-SHA-512, as SCRAM-SHA-256 with the longer hash; registered by no RFC. */
  SCRAM_SHA_512
}
