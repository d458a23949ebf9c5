/** What {@code ctl} does with calendars and contacts. */
package org.carillon.launcher.ctl.groupware;
