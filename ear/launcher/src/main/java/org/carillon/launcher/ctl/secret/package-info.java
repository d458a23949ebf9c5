/** What programs sign in by. */
package org.carillon.launcher.ctl.secret;
