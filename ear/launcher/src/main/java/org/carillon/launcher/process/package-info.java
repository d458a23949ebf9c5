/** Processes: starting them without privileges, finding, ending them, their logs. */
package org.carillon.launcher.process;
