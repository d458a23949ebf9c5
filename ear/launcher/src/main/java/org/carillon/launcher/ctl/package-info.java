/** Administration from the command line: each command is one REST call. */
package org.carillon.launcher.ctl;
