/** What programs and people sign in by. */
package org.carillon.launcher.ctl.secret;
