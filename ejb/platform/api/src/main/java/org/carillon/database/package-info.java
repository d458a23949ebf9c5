/** How the capabilities reach the database: units of work, and whether it is there. */
package org.carillon.database;
