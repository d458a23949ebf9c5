/** What is asked of the store's rows by all who change or walk them. */
package org.carillon.store.rows;
