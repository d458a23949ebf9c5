/**
 * Reads the change log. Whatever needs to know what has happened since some point uses this
 * package: no other has a statement that reads the log, except those that trim and verify its rows.
 */
package org.carillon.store.changes;
