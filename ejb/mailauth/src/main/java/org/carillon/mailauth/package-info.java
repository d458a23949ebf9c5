/** Mail authentication: SPF, DKIM, DMARC, ARC and reports, given messages, keys, DNS answers. */
package org.carillon.mailauth;
