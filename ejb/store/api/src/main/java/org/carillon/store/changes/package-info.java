/**
 * Reads the change log. Every component that needs to know what has happened since some point uses
 * this package: no other package has a statement that reads the log, except those that trim and
 * verify its rows.
 */
package org.carillon.store.changes;
