/** A home: its folders, files, secrets and owner, and the error that ends a command. */
package org.carillon.launcher.home;
