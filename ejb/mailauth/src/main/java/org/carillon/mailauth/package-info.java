/**
 * Mail authentication: SPF, DKIM, DMARC, ARC, and reports about them. It depends only on messages,
 * keys and answers of the DNS.
 */
package org.carillon.mailauth;
