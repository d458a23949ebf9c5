/**
 * DMARC (RFC 9989): checks whether the domain in From really sent the message. {@link
 * org.carillon.mailauth.dmarc.Dmarc} takes the results of SPF and DKIM. Reports are in {@code
 * .report}.
 */
package org.carillon.mailauth.dmarc;
