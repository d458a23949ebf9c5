/** The {@code ctl} commands for calendars and contacts. */
package org.carillon.launcher.ctl.groupware;
