/**
 * Annotations for clients older than RFC 5464 (draft-daboo-imap-annotatemore-05), with the same
 * data as METADATA. Bridges from Outlook to IMAP store a folder's type in them.
 */
package org.carillon.protocol.imap.annotation;
