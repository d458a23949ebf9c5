/** Sending archives, which are made while they are read: to so many at a time. */
package org.carillon.webmail.archive;
