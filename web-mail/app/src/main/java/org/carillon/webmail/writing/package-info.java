/** Settings for writing, and the identities and addresses to write from and to. */
package org.carillon.webmail.writing;
