/** Files of any size, cut into parts that the server takes. */
package org.carillon.launcher.ctl.source;
