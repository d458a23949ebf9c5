/**
 * Contacts as vCards: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) read and written, each made
 * of the other without losing what is not known here, and what lists need of a contact.
 */
package org.carillon.format.vcard;
