/**
 * Contacts as JSContact (RFC 9553), converted from and to vCards by RFC 9555. Each format preserves
 * what the other has no place for, so that a round trip loses nothing.
 */
package org.carillon.format.jscontact;
