/**
 * SPF (RFC 7208): checks whether a client may send mail for a domain. {@link
 * org.carillon.mailauth.spf.Spf} is the entry point. It only uses the DNS, and even a hostile
 * record causes at most a few dozen lookups.
 */
package org.carillon.mailauth.spf;
