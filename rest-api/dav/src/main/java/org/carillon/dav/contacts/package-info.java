/**
 * CardDAV (RFC 6352): address books, searches in them, contacts in the version and with the
 * properties that a client requests, and the domain's directory as an address book.
 */
package org.carillon.dav.contacts;
