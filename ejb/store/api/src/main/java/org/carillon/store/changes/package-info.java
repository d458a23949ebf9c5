/**
 * What the change log tells. Whoever wants to know what happened since asks here: no other package
 * has a statement that reads the log, but those that trim and verify its rows.
 */
package org.carillon.store.changes;
