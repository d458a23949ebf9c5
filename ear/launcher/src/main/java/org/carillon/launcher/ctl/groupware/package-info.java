/** {@code ctl calendar} and {@code ctl contact}: what the server makes of a file. */
package org.carillon.launcher.ctl.groupware;
