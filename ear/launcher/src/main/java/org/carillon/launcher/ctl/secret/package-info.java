/** The {@code ctl} commands for credentials of programs and people. */
package org.carillon.launcher.ctl.secret;
