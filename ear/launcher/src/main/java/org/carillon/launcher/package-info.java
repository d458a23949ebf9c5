/**
 * Starts, keeps and stops one Carillon: the database and the application server of one home folder.
 * One thread does it all, in a straight line; the processes it starts are told to end in the
 * opposite order, whatever ends the launcher.
 */
package org.carillon.launcher;
