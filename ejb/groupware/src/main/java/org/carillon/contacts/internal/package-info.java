/** Contacts and notes in the store's collections. */
package org.carillon.contacts.internal;
