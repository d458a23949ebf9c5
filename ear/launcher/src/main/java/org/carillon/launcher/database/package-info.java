/** The database that a home is used with: its identity, and whether a server could use it. */
package org.carillon.launcher.database;
