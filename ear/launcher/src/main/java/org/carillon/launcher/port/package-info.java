/** The addresses and ports that a server listens on, and whether they are free. */
package org.carillon.launcher.port;
