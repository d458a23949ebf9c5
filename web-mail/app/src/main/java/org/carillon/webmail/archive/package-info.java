/** Sending archives that are made while the client reads them, with a limit on how many at once. */
package org.carillon.webmail.archive;
