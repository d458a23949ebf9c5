/** Keys of domains, public and private, and how the DNS has them (RFC 6376 §3.6, RFC 8463 §4). */
package org.carillon.mailauth.dkim.key;
