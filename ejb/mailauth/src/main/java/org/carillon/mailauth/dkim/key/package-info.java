/**
 * Private and public keys of domains, and their records in the DNS (RFC 6376 §3.6, RFC 8463 §4).
 */
package org.carillon.mailauth.dkim.key;
