/** Queries and updates of the store's rows that several packages share. */
package org.carillon.store.rows;
