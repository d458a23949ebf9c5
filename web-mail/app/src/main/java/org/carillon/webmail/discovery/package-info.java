/** Addresses of the host itself that clients look for, other than the pages of the webmail. */
package org.carillon.webmail.discovery;
