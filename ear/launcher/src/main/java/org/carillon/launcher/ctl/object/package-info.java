/** The verbs of the directory's objects, made from the declarations of their types. */
package org.carillon.launcher.ctl.object;
