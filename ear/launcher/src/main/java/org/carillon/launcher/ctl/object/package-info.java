/** The verbs for directory objects, made from the declarations of their types. */
package org.carillon.launcher.ctl.object;
