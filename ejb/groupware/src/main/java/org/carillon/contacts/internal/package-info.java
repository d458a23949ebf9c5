/** Contacts and notes over the store's collections. */
package org.carillon.contacts.internal;
