/** Domains, accounts, aliases, administrators and their settings. */
package org.carillon.rest.directory;
