/** SEARCH, SORT, ESEARCH, and updated results (RFC 3501 §6.4.4, RFC 5256, RFC 5267, RFC 7377). */
package org.carillon.protocol.imap.search;
