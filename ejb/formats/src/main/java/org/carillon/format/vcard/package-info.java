/**
 * Contacts as vCards: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) are read, written and
 * converted to each other without losing unknown properties. Also extracts the data of a contact
 * that lists need.
 */
package org.carillon.format.vcard;
