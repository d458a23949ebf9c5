/** A home: its folders, files and secrets, whose it is, and the sentence that ends a command. */
package org.carillon.launcher.home;
