/** The database that a home is used with: which one it is, and whether a server could use it. */
package org.carillon.launcher.database;
