/** New passwords: their source, and the way to a server that nobody can sign in to. */
package org.carillon.launcher.password;
