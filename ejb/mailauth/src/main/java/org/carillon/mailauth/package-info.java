/**
 * Who a message is really from: SPF, DKIM, DMARC, ARC, and what is written of them. Knows messages,
 * keys and what the DNS answers; asks nobody else.
 */
package org.carillon.mailauth;
