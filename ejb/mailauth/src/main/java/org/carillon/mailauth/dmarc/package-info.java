/**
 * Did the domain in From really send this? (DMARC, RFC 9989.) {@link
 * org.carillon.mailauth.dmarc.Dmarc} is asked, with what SPF and DKIM found; reports are in {@code
 * .report}.
 */
package org.carillon.mailauth.dmarc;
