/** Reads collections and their items from the database. */
package org.carillon.store.collection;
