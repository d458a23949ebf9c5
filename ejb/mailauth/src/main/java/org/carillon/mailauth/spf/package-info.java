/**
 * May this client send mail of that domain? (RFC 7208.) {@link org.carillon.mailauth.spf.Spf} is
 * asked; it asks nothing but the DNS, and no record, however hostile, makes it ask more than a few
 * dozen times.
 */
package org.carillon.mailauth.spf;
