/** Private and public keys of domains, and their DNS records (RFC 6376 §3.6, RFC 8463 §4). */
package org.carillon.mailauth.dkim.key;
