/** Processes: beginning them without rights, telling them from others, ending them, their log. */
package org.carillon.launcher.process;
