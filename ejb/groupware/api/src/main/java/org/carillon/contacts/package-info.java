/**
 * Contacts and notes: what address books are asked beside their objects (searches, addresses to
 * complete what somebody types, whose number that is, doubles, imports and exports), and what is
 * gathered of whom people write to.
 */
package org.carillon.contacts;
