/** Telling open pages that something has changed. */
package org.carillon.webmail.live;
