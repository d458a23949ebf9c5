/**
 * Annotations as clients before RFC 5464 ask for them (draft-daboo-imap-annotatemore-05): the same
 * that METADATA tells. Bridges that put Outlook's folders on IMAP know what a folder holds by them.
 */
package org.carillon.protocol.imap.annotation;
