/** New passwords: where they come from, and how one reaches a server that nobody can sign in to. */
package org.carillon.launcher.password;
