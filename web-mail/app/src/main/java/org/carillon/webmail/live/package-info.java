/** Notification of open pages about changes. */
package org.carillon.webmail.live;
