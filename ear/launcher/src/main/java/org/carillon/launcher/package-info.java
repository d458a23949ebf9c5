/**
 * Starts, keeps and stops one Carillon: the database and the application server of one home folder.
 * One thread does it all in sequence; the processes it starts are stopped in reverse order,
 * whatever ends the launcher.
 */
package org.carillon.launcher;
