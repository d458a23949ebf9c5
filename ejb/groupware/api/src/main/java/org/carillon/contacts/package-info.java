/**
 * Contacts and notes: what address books are asked beside their objects, and what is gathered of
 * whom people write to.
 */
package org.carillon.contacts;
