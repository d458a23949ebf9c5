/** Quotas, access lists and annotations (RFC 9208, RFC 4314, RFC 5464). */
package org.carillon.protocol.imap.admin;
